import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sm3 } from '../../../../../crypto/index.js';
import {
  hashTransactionData,
  noteDefaultTdol,
} from '../../../../../host-cli/terminal/payment/kernel/certificate-hash.js';
import { generateCryptogram } from '../../../../../host-cli/terminal/payment/kernel/generate-cryptogram.js';
import { RunningPayment } from '../../../../../host-cli/terminal/payment/kernel/running-payment.js';
import { bytes, hex } from '../../../../support/hex.js';
import { scripted } from '../../link.js';
import { type Changes, input } from '../bank-terminal.js';

const WITH_HASH = '9F02069814';
const DEFAULT_COVERED = '000000001234' + '0156' + '261123' + '00' + '0080000080';

function paymentOf(objects: Readonly<Record<number, string>>, changes: Changes = {}) {
  const payment = new RunningPayment(input(scripted({}), changes), false);
  for (const [tag, value] of Object.entries({ 140: WITH_HASH, 141: '8A02', ...objects })) {
    payment.data.takeFromCard(Number(tag), bytes(value));
  }
  return payment;
}

const sha1 = (covered: string) =>
  createHash('sha1').update(Buffer.from(covered, 'hex')).digest('hex').toUpperCase();

describe('the TVR says that the TDOL of the terminal is used', () => {
  test.each([
    ['CDOL1 asks, the card has none', {}, true],
    ['CDOL2 alone asks', { 140: '9F0206', 141: '8A029814' }, true],
    ['the card has its own', { 151: '9F0206' }, false],
    ['nobody asks', { 140: '9F0206' }, false],
  ])('%s: %o', (_name, objects, used) => {
    const payment = paymentOf(objects);
    noteDefaultTdol(payment);
    expect(payment.results.has('DEFAULT_TDOL')).toBe(used);
  });

  test('a terminal that has none uses none', () => {
    const payment = paymentOf({}, { configuration: { defaultTdol: new Uint8Array(0) } });
    noteDefaultTdol(payment);
    expect(payment.results.has('DEFAULT_TDOL')).toBe(false);
  });

  test('lists that together are longer than a command', () => {
    const long = '9F4EC8';
    expect(() => noteDefaultTdol(paymentOf({ 140: long, 141: long }))).not.toThrow();
  });
});

describe('the hash', () => {
  const hashOf = (objects: Readonly<Record<number, string>>, length = 20, changes: Changes = {}) => {
    const payment = paymentOf(objects, changes);
    hashTransactionData(payment, [{ tag: 0x98, length }]);
    return hex(payment.data.get(0x98)!);
  };

  test('SHA-1 over what the TDOL of the card asks for', () => {
    expect(hashOf({ 151: '9F02069A03' })).toBe(sha1('000000001234261123'));
  });

  test('SM3 where 32 bytes are asked for', () => {
    expect(hashOf({ 151: '9A03' }, 32)).toBe(hex(sm3(bytes('261123'))));
  });

  test('no TDOL at all: over nothing', () => {
    expect(hashOf({}, 20, { configuration: { defaultTdol: new Uint8Array(0) } })).toBe(sha1(''));
  });

  test('nothing where nobody asks', () => {
    const payment = paymentOf({});
    hashTransactionData(payment, [{ tag: 0x9f02, length: 6 }]);
    expect(payment.data.get(0x98)).toBeUndefined();
  });

  test('a TDOL that is none ends the payment', () => {
    expect(() => hashOf({ 151: '9F' })).toThrow(expect.objectContaining({ code: 'CARD_DATA_INVALID' }));
  });
});

test('GENERATE AC sends it, over the TVR as it is then', async () => {
  const transport = scripted(
    { '80AE': '8013800001112233445566778807010103A00000019000' },
    { protocol: 'contactless' },
  );
  const payment = new RunningPayment(input(transport), false);
  payment.data.takeFromCard(0x8c, bytes(WITH_HASH));
  payment.data.takeFromCard(0x8d, bytes('8A02'));
  payment.results.set('VERSIONS_DIFFER');
  noteDefaultTdol(payment);
  const { values } = await generateCryptogram(payment, { kind: 'ARQC', pdolValues: bytes('') });
  const number = hex(payment.data.get(0x9f37)!);
  expect(hex(values)).toBe(`000000001234${sha1(DEFAULT_COVERED + number)}`);
});
