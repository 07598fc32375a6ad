import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../../apdu/bytes.js';
import { hasHappened } from '../../../../../card-model/applications/pboc/history.js';
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
    ['04DC0114 03 000000', '6700'],
    ['04DC0114 01 00', '6700'],
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

  /** With the MAC one command brings up to 251 bytes. */
  test.each([0, 1, 4, 6, 127, 128, 250, 251])('%i bytes for a record of five: 6A80', (length) => {
    const bank = begun();
    const data = Uint8Array.from({ length }, (_, at) => (at === 0 ? 0x70 : at === 1 ? 0x03 : 0x8f));
    expect(bank.script('04DC0114', data)).toBe('6A80');
    expect(record(bank)).toBe('70038F0157');
    expect(hasHappened(bank.directory.objects, 'SCRIPT_FAILED')).toBe(true);
  });

  test('a command of 255 bytes writes a record of 251, length and tag as they were', () => {
    const long = (fill: string) => `7081F8${fill.repeat(248)}`;
    const bank = new BankCore('SM4', {}, [long('00')]);
    bank.beginScripts();
    const other = (text: string) => bank.script('04DC0114', text);
    expect(other(`7081F7${'11'.repeat(248)}`)).toBe('6A80');
    expect(other(`7082F8${'11'.repeat(248)}`)).toBe('6A80');
    expect(other(long('11').slice(0, -2))).toBe('6A80');
    expect(record(bank)).toBe(long('00'));
    expect(bank.scriptCommand('04DC0114', fromHex(long('11')))[4]).toBe(0xff);
    expect(other(long('11'))).toBe('9000');
    expect(record(bank)).toBe(long('11'));
  });
});
