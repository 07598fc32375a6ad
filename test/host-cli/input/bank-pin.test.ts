import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bankPin, newBankPin } from '../../../host-cli/input/bank-pin.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const first = { kind: 'offline', attempt: 1 } as const;

test('from a file or the environment, and only once: a wrong one is wrong again', async () => {
  writeFileSync(folder.path('pin'), '1234\nmore\n');
  const file = bankPin({
    pinFile: folder.path('pin'),
    environment: { SSCARD_BANK_PIN: '9999' },
    ask: undefined,
  })!;
  expect([await file(first), await file({ ...first, attempt: 2 })]).toEqual(['1234', undefined]);
  const environment = bankPin({ environment: { SSCARD_BANK_PIN: '9999', SSCARD_PIN: '1' }, ask: undefined })!;
  expect(await environment(first)).toBe('9999');
});

test('the social PIN is no source', () => {
  expect(bankPin({ environment: { SSCARD_PIN: '123456' }, ask: undefined })).toBeUndefined();
});

test('a person is asked again, and may go without', async () => {
  const questions: string[] = [];
  const entries = ['1234', '5678', ''];
  const ask = async (question: string) => {
    questions.push(question);
    return entries.shift()!;
  };
  const pin = bankPin({ environment: {}, ask })!;
  expect(await pin({ ...first, triesLeft: 3 })).toBe('1234');
  expect(await pin({ kind: 'offline', attempt: 2, triesLeft: 1 })).toBe('5678');
  expect(await pin({ kind: 'online', attempt: 1 })).toBeUndefined();
  expect(questions).toEqual(['bank PIN (3 tries left):', 'wrong; bank PIN (1 try left):', 'bank PIN:']);
});

test('what is no PIN is told without it', () => {
  const wrong = () => bankPin({ environment: { SSCARD_BANK_PIN: 'secret' }, ask: undefined });
  expect(wrong).toThrow('SSCARD_BANK_PIN holds no PIN of 4 to 12 digits');
});

test('the new one has sources of its own', async () => {
  const environment = { SSCARD_NEW_BANK_PIN: '975318', SSCARD_NEW_PIN: '111111' };
  expect(await newBankPin({ environment, ask: undefined })).toBe('975318');
  const wrong = newBankPin({ environment: { SSCARD_NEW_BANK_PIN: 'secret' }, ask: undefined });
  await expect(wrong).rejects.toThrow('SSCARD_NEW_BANK_PIN holds no PIN of 4 to 12 digits');
  await expect(newBankPin({ environment: {}, ask: undefined })).rejects.toThrow(/SSCARD_NEW_BANK_PIN/);
});
