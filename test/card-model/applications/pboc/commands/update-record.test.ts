import { describe, expect, test } from 'vitest';
import { toHex } from '../../../../../apdu/bytes.js';
import type { LinearFile } from '../../../../../card-model/files/linear-file.js';
import { BankCore } from '../../../../support/bank-core.js';

describe('UPDATE RECORD', () => {
  const begun = () => {
    const bank = new BankCore();
    bank.beginScripts();
    return bank;
  };
  const record = (bank: BankCore) => toHex((bank.directory.fileBySfi(2) as LinearFile).record(1)!);

  test.each([
    ['there', '04DC0114', '70038F0158', '9000'],
    ['not there', '04DC0314', '70038F0158', '6A83'],
    ['no such file', '04DC014C', '70038F0158', '6A83'],
    ['a log', '04DC015C', '70038F0158', '6981'],
    ['another length', '04DC0114', '70048F0201', '6A80'],
    ['longer than it says', '04DC0114', '70038F015800', '6A80'],
    ['another template', '04DC0114', '71038F0158', '6A80'],
  ])('%s', (_title, header, data, statusWord) => {
    const bank = begun();
    expect(bank.script(header, data)).toBe(statusWord);
    expect(record(bank)).toBe(statusWord === '9000' ? data : '70038F0157');
  });

  test.each([
    ['04DC0114 04 00000000', '6700'],
    ['04DC0114', '6700'],
    ['04DC0014 09 70038F015800000000', '6A86'],
    ['04DC0110 09 70038F015800000000', '6A86'],
    ['04DC0104 09 70038F015800000000', '6A86'],
    ['00DC0114 09 70038F015800000000', '6E00'],
  ])('%s: %s', (command, statusWord) => {
    expect(begun().send(command.replaceAll(' ', ''))).toBe(statusWord);
  });

  test('a wrong MAC changes nothing', () => {
    const bank = begun();
    expect(bank.script('04DC0114', '70038F0158', true)).toBe('6988');
    expect(record(bank)).toBe('70038F0157');
  });
});
