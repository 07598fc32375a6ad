import { describe, expect, it } from 'vitest';
import { createCryptoSuite, cryptogramInput, pinBlock } from '../../../crypto/index.js';
import { counting, expectCode, hex, toHex } from '../support.js';
import { fieldsOf, keysOf, PAYMENT_VECTORS, PUBLISHED } from './fixtures.js';

const upper = (bytes: Uint8Array | undefined) => bytes && toHex(bytes).toUpperCase();

for (const engineSet of ['native', 'portable'] as const) {
  const suite = createCryptoSuite(engineSet);

  describe.each(PAYMENT_VECTORS)(`$algorithm on ${engineSet} engines`, (vector) => {
    const algorithm = suite.paymentAlgorithm(vector.algorithm);
    const udks = algorithm.deriveUdks(keysOf(vector.mdk), vector);
    const keys = algorithm.prepare(udks);
    const { atc } = vector;
    const firstCryptogram = hex(vector.cvn01.cryptogram);

    it('derives UDKs and session keys', () => {
      for (const name of ['ac', 'mac', 'enc'] as const) {
        expect(upper(udks[name])).toBe(vector.udk[name]);
        expect(upper(algorithm.sessionKey(udks[name], atc))).toBe(vector.sessionKey[name]);
        expect(upper(algorithm.keyCheckValue(hex(vector.mdk[name])))).toBe(vector.kcv[name]);
      }
    });

    it('makes application cryptograms of both versions and the ARPC', () => {
      for (const [version, example] of [
        [1, vector.cvn01],
        [17, vector.cvn17],
      ] as const) {
        const input = cryptogramInput(version, fieldsOf(vector));
        expect(upper(input)).toBe(example.input);
        expect(upper(keys.applicationCryptogram(atc, input))).toBe(example.cryptogram);
      }
      const { responseCode, value } = vector.arpc;
      expect(upper(keys.arpc(atc, firstCryptogram, hex(responseCode)))).toBe(value);
    });

    it('makes the MAC of 9F10 over one and two amounts', () => {
      for (const { amounts, mac } of vector.idd) expect(upper(keys.iddMac(atc, hex(amounts)))).toBe(mac);
      expectCode(() => keys.iddMac(atc, counting(6)), 'BAD_LENGTH');
    });

    it.each(vector.scripts)('makes the MAC of the script $header', ({ header, data, mac }) => {
      const [cla, ins, p1, p2] = hex(header) as unknown as [number, number, number, number];
      const command = { cla, ins, p1, p2, data: hex(data), firstCryptogram };
      expect(upper(keys.scriptMac(atc, command))).toBe(mac);
      expect(upper(keys.scriptMac(atc, { ...command, cla: cla | 3 }))).toBe(mac);
      expect(upper(keys.scriptMac(atc, { ...command, p2: p2 ^ 1 }))).not.toBe(mac);
      expect(upper(keys.scriptMac(atc + 1, command))).not.toBe(mac);
    });

    it('enciphers and deciphers script data', () => {
      const { data, enciphered } = vector.encipherment;
      expect(upper(keys.encipherScriptData(atc, hex(data)))).toBe(enciphered);
      expect(upper(keys.decipherScriptData(atc, hex(enciphered)))).toBe(data);
      expect(keys.decipherScriptData(atc + 1, hex(enciphered))).toBeUndefined();
      for (const length of [0, 1, 7, 8, 15, 16, 17]) {
        expect(keys.decipherScriptData(atc, counting(length))).toBeUndefined();
      }
      for (const length of [0, 1, 6, 7, 8, 15, 254, 255]) {
        const there = keys.encipherScriptData(7, counting(length));
        expect(keys.decipherScriptData(7, there)).toEqual(counting(length));
      }
      expectCode(() => keys.encipherScriptData(atc, counting(256)), 'BAD_LENGTH');
    });

    it.each(vector.pinChange)(
      'PIN CHANGE to $newPin from $currentPin',
      ({ newPin, currentPin, enciphered }) => {
        expect(upper(keys.sealPinChange(atc, newPin, currentPin))).toBe(enciphered);
        expect(keys.openPinChange(atc, hex(enciphered), currentPin)).toBe(newPin);
        expect(keys.openPinChange(atc, hex(enciphered), '987654')).toBeUndefined();
        expect(keys.openPinChange(atc, counting(16), currentPin)).toBeUndefined();
      },
    );

    it('goes back and forth between transactions', () => {
      const input = hex(vector.cvn01.input);
      const later = keys.applicationCryptogram(atc + 1, input);
      expect(upper(keys.applicationCryptogram(atc, input))).toBe(vector.cvn01.cryptogram);
      expect(keys.applicationCryptogram(atc + 1, input)).toEqual(later);
      expect(toHex(later)).not.toBe(vector.cvn01.cryptogram.toLowerCase());
    });

    it('does not follow the arrays that it was given', () => {
      const given = { ac: udks.ac.slice(), mac: udks.mac.slice(), enc: udks.enc.slice() };
      const kept = algorithm.prepare(given);
      const expected = kept.sealPinChange(1, '123456');
      for (const key of [given.ac, given.mac, given.enc]) key.fill(0);
      expect(kept.sealPinChange(1, '123456')).toEqual(expected);
      expect(kept.scriptMac(9, { cla: 4, ins: 1, p1: 0, p2: 0, firstCryptogram })).toEqual(
        keys.scriptMac(9, { cla: 4, ins: 1, p1: 0, p2: 0, firstCryptogram }),
      );
    });

    it('refuses wrong lengths', () => {
      expectCode(() => algorithm.prepare({ ...udks, enc: counting(24) }), 'BAD_LENGTH');
      expectCode(() => algorithm.prepare({ ...udks, ac: counting(15) }), 'BAD_LENGTH');
      expectCode(() => keys.arpc(atc, counting(7), counting(2)), 'BAD_LENGTH');
      expectCode(() => keys.arpc(atc, counting(8), counting(3)), 'BAD_LENGTH');
      expectCode(() => keys.applicationCryptogram(65536, counting(8)), 'BAD_ARGUMENT');
    });
  });

  it(`agrees with the published transaction on ${engineSet} engines`, () => {
    const example = PUBLISHED.onlineTransaction;
    const algorithm = suite.paymentAlgorithm(example.algorithm);
    const keys = algorithm.prepare(algorithm.deriveUdks(keysOf(example.mdk), example));
    const input = cryptogramInput(1, fieldsOf(example));
    expect(upper(input)).toBe(example.input);
    expect(upper(keys.applicationCryptogram(example.atc, input))).toBe(example.cryptogram);
    expect(upper(keys.iddMac(example.atc, hex(example.amounts)))).toBe(example.iddMac);
    const arpc = keys.arpc(example.atc, hex(example.cryptogram), hex(example.responseCode));
    expect(upper(arpc)).toBe(example.arpc);
  });
}

it('hides the PIN behind bytes 5 to 8 of the ENC UDK only', () => {
  const algorithm = createCryptoSuite().paymentAlgorithm('SM4');
  const udks = { ac: counting(16), mac: counting(16), enc: counting(16) };
  const inside = algorithm
    .prepare(udks)
    .decipherScriptData(1, algorithm.prepare(udks).sealPinChange(1, '1234'));
  const expected = pinBlock(0, '1234');
  for (let i = 4; i < 8; i++) expected[i]! ^= udks.enc[i]!;
  expect(inside).toEqual(expected);
});
