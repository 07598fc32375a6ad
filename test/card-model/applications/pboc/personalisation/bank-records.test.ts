import { expect, it } from 'vitest';
import { encodeTlv } from '../../../../../apdu/codec/ber-tlv.js';
import {
  applicationEntry,
  bankRecords,
  cardholderName,
  hasSignatureRecord,
} from '../../../../../card-model/applications/pboc/personalisation/bank-records.js';
import { staticDataOf } from '../../../../../card-model/applications/pboc/personalisation/fill-bank.js';
import { findCredentials } from '../../../../../card-model/applications/pboc/personalisation/find-credentials.js';
import { demonstrationData } from '../../../../../card-model/personalisation/demonstration.js';
import { rsa } from '../../../../../crypto/default-suite.js';
import { hex } from '../../../../support/hex.js';

const financial = demonstrationData().financial!;
const credentials = findCredentials(financial, staticDataOf(financial));
const holder = { name: '张三', identityNumber: '110101199003071234' };

it('every record fits one command', () => {
  for (const records of bankRecords(financial, holder, credentials).values()) {
    for (const record of records) expect(record.length).toBeLessThanOrEqual(0xfe);
  }
});

it('the holder as the social data name him; without them an empty record', () => {
  const record = (who: object): string => hex(bankRecords(financial, who, credentials).get(0xef01)![1]!);
  expect(record(holder)).toBe(
    `70205F2004D5C5C8FD9F6112${Buffer.from(holder.identityNumber).toString('hex')}9F620100`,
  );
  expect(record({})).toBe('7000');
  expect(hex(cardholderName(holder)!)).toBe('D5C5C8FD');
});

it('velocity limits and the authorisation code', () => {
  const records = bankRecords(financial, holder, credentials);
  expect(hex(records.get(0xef04)![0]!)).toBe('70089F14010A9F230114');
  expect(hex(records.get(0xef05)![0]!)).toBe('70099F7406454343303031');
});

it('a card of one set has the certificates of that one', () => {
  const { sm } = credentials;
  const files = [...bankRecords(financial, holder, { sm: sm! }).keys()].map((fid) => fid & 0x1f);
  expect(files.sort((a, b) => a - b)).toEqual([1, 3, 4, 5, 7, 8, 9]);
});

it('a signature has a record of its own only below an RSA key of more than 1024 bits', () => {
  expect(hasSignatureRecord(credentials)).toBe(false);
  expect(hasSignatureRecord({ sm: credentials.sm! })).toBe(false);
  const privateKey = { algorithm: 'RSA' as const, privateKey: rsa.generateKey({ bits: 1152 }) };
  const long = { international: { ...credentials.international!, privateKey } };
  expect(hasSignatureRecord(long)).toBe(true);
  expect(hex(bankRecords(financial, holder, long).get(0xef06)![0]!)).toBe('7000');
});

it('the entry of the directories', () => {
  const label = Buffer.from('PBOC DEBIT').toString('hex').toUpperCase();
  expect(hex(encodeTlv(applicationEntry(financial, false)))).toBe(
    `61194F08A000000333010101500A${label}870101`,
  );
});
