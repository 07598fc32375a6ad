import { expect, test } from 'vitest';
import { useCardOffice } from '../../support/card-office.js';
import { sscard } from '../../support/cli.js';

const { at, insert, image } = useCardOffice();

test('a new card, in text, in Chinese and as data', async () => {
  insert('INITIALISED');
  expect(await at(['activate'])).toEqual({
    status: 0,
    stdout:
      'the social application is activated: it serves whoever shows its keys and PIN; the bank application is untouched\n',
    stderr: '',
  });
  insert('INITIALISED');
  expect((await at(['activate', '--lang', 'zh'])).stdout).toBe(
    '社保应用已启用，凭密钥和 PIN 使用；金融应用不受影响\n',
  );
  insert('INITIALISED', 'gen2');
  expect(JSON.parse((await at(['activate', '--json'])).stdout)).toMatchObject({
    outcome: 'done',
    service: 'activate',
    before: 'INITIALISED',
    after: 'ACTIVATED',
  });
});

test('a card in service, or suspended, is left as it is', async () => {
  const before = image();
  expect(await at(['activate'])).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('nothing to do'),
  });
  expect(image()).toBe(before);
  insert('DEACTIVATED');
  expect(await at(['activate'])).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('has to be resumed'),
  });
});

test('keys are asked for, and help has examples', async () => {
  expect(await sscard(['activate'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('--keys FILE'),
  });
  expect((await sscard(['activate', '--help'])).stdout).toContain('$ sscard activate -r sim:card.img');
});

test('with a PSAM there is no key in the host', async () => {
  expect(await at(['activate', '--psam', 'sim:', '--keys', 'x'])).toMatchObject({ status: 2 });
});
