import { expect, test } from 'vitest';
import { useCardOffice } from '../../support/card-office.js';

const { at, insert } = useCardOffice();

test.each(['gen1', 'gen2', 'gen3'])('a %s card that was found', async (profile) => {
  insert('DEACTIVATED', profile);
  expect(await at(['resume'])).toMatchObject({
    status: 0,
    stdout:
      'the social application is in service again, its data, keys and PIN as they were; the bank application is untouched\n',
  });
  expect(await at(['resume', '--lang', 'zh'])).toMatchObject({
    status: 1,
    stdout: '社保应用已启用，无需操作，未使用任何密钥\n',
  });
});

test('a card that was never in service', async () => {
  insert('INITIALISED');
  expect(await at(['resume'])).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('has to be activated'),
  });
});
