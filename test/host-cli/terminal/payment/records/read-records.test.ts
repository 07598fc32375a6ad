import { describe, expect, test } from 'vitest';
import { PaymentCard } from '../../../../../host-cli/terminal/payment/payment-card.js';
import {
  exactly,
  locatedRecords,
  readApplicationData,
  requireObjects,
} from '../../../../../host-cli/terminal/payment/records/read-records.js';
import { StepRecorder } from '../../../../../host-cli/terminal/payment/results/step-recorder.js';
import { TransactionData } from '../../../../../host-cli/terminal/payment/transaction-data.js';
import { bytes, hex } from '../../../../support/hex.js';
import { scripted } from '../../link.js';

async function read(afl: string, answers: Record<string, string>) {
  const data = new TransactionData();
  const card = new PaymentCard(scripted(answers));
  const records = locatedRecords(bytes(afl));
  return { data, ...(await readApplicationData(card, records, data, new StepRecorder())) };
}

test('records in order; the signed ones without template and length', async () => {
  const found = await read('0801020110010100', {
    '00B2010C': '70055A036212349000',
    '00B2020C': '70055F240336129000'.replace('70055F24033612', '70065F2403361231'),
    '00B20114': '70038F01F29000',
  });
  expect(found.staticBodies!.map(hex)).toEqual(['5A03621234']);
  expect(hex(found.data.ofCard(0x5f24)!)).toBe('361231');
  expect([...found.lastRecord.keys()]).toEqual([0x8f]);
});

test('what belongs to the terminal is not taken from a record', async () => {
  const { data } = await read('08010100', {
    '00B2': '700C9F3704000000009505FFFFFFFFFF9000'.replace('700C', '700E'),
  });
  expect([data.get(0x9f37), data.get(0x95)]).toEqual([undefined, undefined]);
});

describe('a hostile card', () => {
  test.each([
    ['0801FF00', 'an AFL with 255 records'],
    ['08010100080101', 'a cut AFL'],
    ['', 'no AFL'],
    ['00010100', 'SFI 0'],
    ['F8010100', 'SFI 31'],
    ['08000100', 'record 0'],
    ['08020100', 'the last before the first'],
    ['08010102', 'more signed than there are'],
    ['0801010008010100', 'a record twice'],
    ['08017F0010017F00', 'more than 128 records'],
  ])('%s: %s', (afl) => {
    expect(() => locatedRecords(bytes(afl))).toThrow(expect.objectContaining({ code: 'CARD_DATA_INVALID' }));
  });

  test.each([
    ['70055A0362129000', 'CARD_DATA_INVALID'],
    ['5A036212349000', 'CARD_DATA_INVALID'],
    ['70055A0362123470009000', 'CARD_DATA_INVALID'],
    ['70085A016252005A01639000', 'CARD_DATA_INVALID'],
    ['9000', 'CARD_DATA_INVALID'],
    ['6A83', 'CARD_REFUSED'],
    ['6982', 'CARD_REFUSED'],
  ])('a record %s', async (answer, code) => {
    await expect(read('08010100', { '00B2': answer })).rejects.toMatchObject({ code });
  });

  test('a tag in two records', async () => {
    await expect(read('08010200', { '00B2': '70055A036212349000' })).rejects.toMatchObject({
      code: 'CARD_DATA_CONTRADICTORY',
      detail: { en: 'tag 5A again in record 2 of SFI 1' },
    });
  });
});

test('records above SFI 10 are not read as objects, and take part whole', async () => {
  const template = await read('58010101', { '00B2': '70038F01F29000' });
  expect(template.staticBodies!.map(hex)).toEqual(['70038F01F2']);
  expect(template.data.ofCard(0x8f)).toBeUndefined();
  const raw = await read('58010101', { '00B2': '0102039000' });
  expect(raw.staticBodies).toBeUndefined();
});

test('what must be there, in its length', () => {
  const data = new TransactionData();
  data.takeFromCard(0x9f36, bytes('0001'));
  requireObjects(data, 0x9f36);
  expect(() => requireObjects(data, 0x9f36, 0x5a, 0x8c)).toThrow(
    expect.objectContaining({ code: 'CARD_DATA_MISSING', detail: { en: '5A, 8C', zh: '5A, 8C' } }),
  );
  expect(hex(exactly(data, 0x9f36, 2))).toBe('0001');
  expect(() => exactly(data, 0x9f36, 3)).toThrow(expect.objectContaining({ code: 'CARD_DATA_INVALID' }));
});
