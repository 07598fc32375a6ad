import { expect, test } from 'vitest';
import { sscard } from '../../support/cli.js';

test.each([[[]], [['--help']], [['-h']], [['help']]])('%j prints the help', async (argv) => {
  const { status, stdout, stderr } = await sscard(argv);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('Usage: sscard');
  expect(stdout).toContain('Addresses of cards');
});

test.each([[['help', 'read']], [['read', '--help']]])('%j prints the help of the verb', async (argv) => {
  const { status, stdout } = await sscard(argv);
  expect(status).toBe(0);
  expect(stdout).toContain('Usage: sscard read');
});

test.each(['--version', '-V'])('%s prints the version', async (option) => {
  expect(await sscard([option])).toEqual({ status: 0, stdout: '0.0.0-test\n', stderr: '' });
});

test.each([
  [['raed'], /unknown command 'raed' \(Did you mean read\?\)/],
  [['help', 'raed'], /unknown command 'raed' \(Did you mean read\?\)/],
  [['help', 'foo'], /unknown command 'foo'/],
  [['foo', '--help'], /unknown command 'foo'/],
  [['read', 'x'], /too many arguments/],
  [['read', '--kesy', 'x'], /unknown option '--kesy' \(Did you mean --keys\?\)/],
  [['new'], /new needs -o PATH for a card image, or -r ADDRESS of a blank card/],
  [['--lang', 'fr', 'read'], /Allowed choices are zh, en/],
  [['--json'], /no verb was given/],
  [['run'], /missing required argument 'script'/],
  [['pin', 'guess'], /Allowed choices are status, verify, change/],
])('%j is wrong usage, told in one line', async (argv, message) => {
  const { status, stderr } = await sscard(argv);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^sscard: [^\n]+\n$/);
  expect(stderr).toMatch(message);
});

test('common options stand before or after the verb', async () => {
  const before = await sscard(['--json', '--lang', 'zh', 'pin', 'status']);
  expect(await sscard(['pin', 'status', '--json', '--lang', 'zh'])).toEqual(before);
  expect(JSON.parse(before.stdout)).toEqual({ outcome: 'not-verified', triesLeft: 6 });
});

test('the language comes from the option, else from the locale', async () => {
  expect((await sscard(['tree'], { environment: { LANG: 'zh_CN.UTF-8' } })).stdout).toContain('主文件');
  expect((await sscard(['tree', '--lang', 'en'], { environment: { LANG: 'zh_CN.UTF-8' } })).stdout).toContain(
    'master file',
  );
});

test('a wrong address ends with one line', async () => {
  const { status, stderr } = await sscard(['read', '-r', 'usb:1']);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringMatching(/^sscard: 'usb:1' is no address of a reader; known: sim:/),
  });
});
