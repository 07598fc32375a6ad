import { expect, test } from 'vitest';
import { sscard } from '../../support/cli.js';

/** The actions as a whole are tested as `pin`. */
const right = { environment: { SSCARD_PIN: '246813', SSCARD_NEW_PIN: '975318' } };

test.each([
  ['status', 'en', 'the PIN is not verified; 6 tries left\n'],
  ['status', 'zh', 'PIN 尚未验证，还可试 6 次\n'],
  ['verify', 'en', 'the PIN is right\n'],
  ['verify', 'zh', 'PIN 正确\n'],
  ['change', 'en', 'the PIN is changed\n'],
  ['change', 'zh', 'PIN 已修改\n'],
])('pin %s in %s', async (action, language, expected) => {
  expect(await sscard(['pin', action, '--lang', language], right)).toEqual({
    status: 0,
    stdout: expected,
    stderr: '',
  });
});

test('changing over the air is refused before a try is spent', async () => {
  const result = await sscard(['pin', 'change', '--interface', 'contactless', '-v'], right);
  expect(result).toMatchObject({ status: 1, stdout: expect.stringContaining('contact reader') });
  expect(result.stderr).not.toContain('80 5E');
});
