import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../../apdu/bytes.js';
import { decodeLoadLog } from '../../../../../apdu/payment/transaction-log.js';
import { loadLogAnswer, logLoad } from '../../../../../card-model/applications/pboc/logs/load-log.js';
import type { CyclicFile } from '../../../../../card-model/files/cyclic-file.js';
import { BankCore } from '../../../../support/bank-core.js';

const TERMINAL = new Map([
  [0x9a, fromHex('261122')],
  [0x9f21, fromHex('101112')],
]);
const MAC = fromHex('A1A2A3A4A5A6A7A8');

function load(bank: BankCore, after: number): void {
  logLoad(bank.core.memory, bank.directory, { tag: 0x9f79, before: 1, after }, TERMINAL);
}

describe('load log', () => {
  test('22 bytes for each load', () => {
    const bank = new BankCore();
    load(bank, 500);
    const file = bank.directory.fileBySfi(0x0c) as CyclicFile;
    expect(toHex(file.record(1)!)).toBe(
      '9F79 000000000001 000000000500 261122 101112 0010'.replaceAll(' ', ''),
    );
  });

  test('record 00 tells the ten newest, and what the MAC is over', () => {
    const bank = new BankCore();
    for (let after = 1; after <= 11; after++) load(bank, after);
    let seen: [number, number] | undefined;
    const answer = loadLogAnswer(bank.directory, (atc, data) => {
      seen = [atc, data.length];
      return MAC;
    })!;
    const log = decodeLoadLog(answer);
    expect(seen).toEqual([0x10, 3 + 10 * 22]);
    expect(log.counter).toBe(0x10);
    expect(log.records.map(({ after }) => after)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    expect(log.records[0]).toMatchObject({ tag: 0x9f79, before: 1, date: '261122', time: '101112' });
    expect(toHex(log.mac)).toBe('A1A2A3A4');
  });

  test('an empty log', () => {
    expect(toHex(loadLogAnswer(new BankCore().directory, () => MAC)!)).toBe('001000A1A2A3A4');
  });

  test('a format of the issuer: record 00 keeps its form', () => {
    const bank = new BankCore('SM4', { DF4F: '9F21039F36029A03' });
    load(bank, 500);
    const { records } = decodeLoadLog(loadLogAnswer(bank.directory, () => MAC)!);
    expect(records[0]).toMatchObject({ date: '261122', time: '101112', counter: 0x10 });
  });

  test('a format that does not fit the file keeps nothing', () => {
    const bank = new BankCore('SM4', { DF4F: '9A03' });
    load(bank, 500);
    expect((bank.directory.fileBySfi(0x0c) as CyclicFile).recordCount).toBe(0);
  });
});
