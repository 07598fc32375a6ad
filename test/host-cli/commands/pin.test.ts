import { writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { sscard } from '../../support/cli.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
let card: string[];
beforeEach(() => {
  writeFileSync(folder.path('card.img'), createCard().image());
  card = ['-r', `sim:${folder.path('card.img')}`];
});
const file = (text: string): string => {
  writeFileSync(folder.path('pin'), text);
  return folder.path('pin');
};
const environment = (pin: string, newPin = '') => ({
  environment: { SSCARD_PIN: pin, SSCARD_NEW_PIN: newPin },
});
const status = async () => (await sscard(['pin', 'status', ...card])).stdout;

test('status costs nothing', async () => {
  expect(await status()).toBe('the PIN is not verified; 6 tries left\n');
  expect(await status()).toBe('the PIN is not verified; 6 tries left\n');
  expect(JSON.parse((await sscard(['pin', 'status', '--json'])).stdout)).toEqual({
    outcome: 'not-verified',
    triesLeft: 6,
  });
});

describe('verify', () => {
  test('the right PIN, from a file or the environment', async () => {
    expect(await sscard(['pin', 'verify', ...card, '--pin-file', file('246813\n')])).toMatchObject({
      status: 0,
      stdout: 'the PIN is right\n',
    });
    expect(await sscard(['pin', 'verify', ...card], environment('246813'))).toMatchObject({ status: 0 });
  });

  test('a wrong one costs a try, the last blocks', async () => {
    const told = [];
    for (let left = 6; left > 0; left--)
      told.push((await sscard(['pin', 'verify', ...card], environment('000000'))).stdout);
    expect(told[0]).toBe('the PIN is wrong; 5 tries left\n');
    expect(told[4]).toBe('the PIN is wrong; 1 try left\n');
    expect(told[5]).toBe('the PIN is wrong; it is now blocked\n');
    expect(await sscard(['pin', 'verify', ...card], environment('246813'))).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('6983'),
    });
    expect(await sscard(['pin', 'status', ...card])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('blocked'),
    });
  });

  test.each(['abcdef', '123', '1234567890123'])('%j is no PIN and is never sent', async (pin) => {
    const result = await sscard(['pin', 'verify', ...card], environment(pin));
    expect(result).toMatchObject({ status: 2, stdout: '' });
    expect(result.stderr).not.toContain(pin);
    expect(result.stderr).toContain('SSCARD_PIN: a PIN has');
    expect(await status()).toContain('6 tries left');
  });

  test('an empty file ends like any other wrong PIN', async () => {
    const path = file('');
    expect(await sscard(['pin', 'verify', ...card, '--pin-file', path])).toEqual({
      status: 2,
      stdout: '',
      stderr: `sscard: ${path}: the first line is empty; it must be the PIN\n`,
    });
  });
});

describe('change', () => {
  test('both PINs from one file, two files, or the environment', async () => {
    expect(await sscard(['pin', 'change', ...card, '--pin-file', file('246813\n864209\n')])).toMatchObject({
      status: 0,
    });
    expect(await sscard(['pin', 'change', ...card], environment('864209', '5309'))).toMatchObject({
      status: 0,
      stdout: 'the PIN is changed\n',
    });
    const newPinFile = ['--new-pin-file', file('246813')];
    expect(await sscard(['pin', 'change', ...card, ...newPinFile], environment('5309'))).toMatchObject({
      status: 0,
    });
  });

  test('a weak PIN needs --force', async () => {
    const weak = await sscard(['pin', 'change', ...card], environment('246813', '123456'));
    expect(weak).toMatchObject({ status: 2, stderr: expect.stringMatching(/count up.*--force/) });
    expect(weak.stderr).not.toContain('123456');
    expect(
      (await sscard(['pin', 'change', '--force', ...card], environment('246813', '123456'))).status,
    ).toBe(0);
  });

  test('on a card that shows its holder to anybody, what it shows is weak', async () => {
    const path = folder.path('gen2.img');
    await sscard(['new', '-p', 'gen2', '-o', path]);
    const change = (newPin: string) =>
      sscard(['pin', 'change', '-r', `sim:${path}`], environment('246813', newPin));
    const other = await change('18800101');
    expect(other).toMatchObject({ status: 2, stderr: expect.stringMatching(/date of birth.*--force/) });
    expect(other.stderr).not.toContain('18800101');
    expect(await change('880010')).toMatchObject({ status: 0 });
    // Generation 3 tells nobody.
    expect(await sscard(['pin', 'change', ...card], environment('246813', '18800101'))).toMatchObject({
      status: 0,
    });
  });

  test('a wrong old PIN costs a try', async () => {
    const result = await sscard(['pin', 'change', ...card, '--json'], environment('000000', '975318'));
    expect(result.status).toBe(1);
    expect(JSON.parse(result.stdout)).toMatchObject({
      outcome: 'wrong-pin',
      triesLeft: 5,
      statusWord: '63C5',
    });
  });

  test('over the air the card refuses', async () => {
    const result = await sscard(
      ['pin', 'change', '--interface', 'contactless', ...card],
      environment('246813', '975318'),
    );
    expect(result).toMatchObject({ status: 1, stdout: expect.stringContaining('by contact only') });
  });
});

describe('in Chinese', () => {
  const zh = async (...words: string[]) =>
    (await sscard([...words, '--lang', 'zh', ...card], environment('000000'))).stdout;
  test('every line', async () => {
    expect(await zh('pin', 'status')).toBe('PIN 尚未验证，还可试 6 次\n');
    expect(await zh('pin', 'verify')).toBe('PIN 错误，还可试 5 次\n');
    for (let turn = 0; turn < 4; turn++) await zh('pin', 'verify');
    expect(await zh('pin', 'verify')).toBe('PIN 错误，已锁定\n');
    expect(await zh('pin', 'status')).toBe('PIN 已锁定，只能由发卡机构解锁或重装\n');
  });
});

test('a suspended card says why it does not take the PIN', async () => {
  await sscard(['suspend', ...card, '--keys', 'fixtures/personalisation/gen3-demo.json']);
  for (const action of ['status', 'verify', 'change']) {
    const result = await sscard(['pin', action, ...card], environment('246813', '975318'));
    expect(result.status).toBe(1);
    expect(result.stdout).toMatch(/6985.*the social application is suspended, it has to be resumed/);
  }
});
