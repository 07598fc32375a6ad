import { createCipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  areaFactor,
  type CardAlgorithmName,
  cardFactor,
  createCryptoSuite,
  diversificationSteps,
  padIso9797Method2,
  provinceFactor,
} from '../../../crypto/index.js';
import { hex, toHex } from '../support.js';

/*
 * The worked examples of the conventions, from the master keys of the demonstration card. Each is computed three
 * times: by the native engines, by the portable ones, and here once more with nothing but node:crypto.
 */

interface DemoKey {
  readonly name: string;
  readonly psam: string | null;
  readonly master: string;
}

const demo = JSON.parse(
  readFileSync(new URL('../../../fixtures/personalisation/gen3-demo.json', import.meta.url), 'utf8'),
) as { atr: string; areaCode: string; keys: Record<string, DemoKey[]> };

const R = hex('1122334455667788');
const D = hex('A1A2A3A4A5A6A7A8');
const F = hex('0102030405060708');
const NEW_PIN = hex('975318');
const IDENTIFICATION = hex('510100D15600000500000001');
const RELOAD_HEADER = { SM4: hex('8424000114'), '3DES': hex('842400010C') };
const UNBLOCK_HEADER = hex('8424000004');

const EXPECTED = {
  SM4: {
    readCardKey: 'ae09692cd5d302472ace9f77af3319b7',
    readProcessKey: '814102b0528d954793c38da549740d18',
    externalCryptogram: '954dc29564e31ddf',
    internalCardKey: '7a74bf5357e17bccd6a19b1066a677bb',
    internalCryptogram: '88cd25678515c468',
    reload: '84240001146e769ac57d57be85617cdb50edfa2e0cf18d4969',
    unblock: '8424000004cc43b04f',
    identificationMac: 'd24770b4',
  },
  '3DES': {
    readCardKey: '1823c719a65937305e3a1e7a25f0c496',
    readProcessKey: '10115edff01d4d8d',
    externalCryptogram: 'cf109d137ff6eeb9',
    internalCardKey: 'ab69b327487a95378060ff0831b9c572',
    internalCryptogram: 'defd691b30ac00bf',
    reload: '842400010cd35a3570ed7aa4d4943ee626',
    unblock: '842400000484407c25',
    identificationMac: 'b3cf798f',
  },
} as const;

function demoKey(name: string): DemoKey {
  const found = Object.values(demo.keys)
    .flat()
    .find((key) => key.name === name);
  if (found === undefined) throw new Error(`The demonstration card has no key ${name}.`);
  return found;
}

function factorsOf(key: DemoKey): Uint8Array[] {
  const historicalBytes = hex(demo.atr).slice(4);
  const two = [areaFactor(demo.areaCode), cardFactor(historicalBytes)];
  const steps = diversificationSteps(hex(key.psam!)[0]!);
  return steps === 3 ? [provinceFactor(demo.areaCode.slice(0, 2)), ...two] : two;
}

/** The same rules with node:crypto, written as in the conventions and sharing no code with the package. */
const independent = {
  SM4: {
    block: (key: Uint8Array, data: Uint8Array) => ecb('sm4-ecb', key, data),
    diversify: (key: Uint8Array, factor: Uint8Array) =>
      ecb('sm4-ecb', key, Buffer.concat([factor, factor.map((byte) => byte ^ 0xff)])),
    processKey: (key: Uint8Array, r: Uint8Array) => ecb('sm4-ecb', key, Buffer.concat([r, Buffer.alloc(8)])),
    cryptogram: (key: Uint8Array, data: Uint8Array) => {
      const c = ecb('sm4-ecb', key, Buffer.concat([data, Buffer.alloc(8)]));
      return c.subarray(0, 8).map((byte, index) => byte ^ c[index + 8]!);
    },
    identificationMac: (key: Uint8Array, data: Uint8Array) =>
      cbc('sm4-cbc', 16, key, Buffer.concat([data, hex('80000000')])).subarray(0, 4),
    mac: (key: Uint8Array, message: Uint8Array) => {
      const c = cbc('sm4-cbc', 16, key, padIso9797Method2(message, 16));
      return c.subarray(0, 4).map((byte, i) => byte ^ c[i + 4]! ^ c[i + 8]! ^ c[i + 12]!);
    },
  },
  '3DES': {
    block: (key: Uint8Array, data: Uint8Array) => ecb('des-ede3', Buffer.concat([key, key, key]), data),
    diversify: (key: Uint8Array, factor: Uint8Array) =>
      Buffer.concat([
        ecb('des-ede', key, factor),
        ecb(
          'des-ede',
          key,
          factor.map((byte) => byte ^ 0xff),
        ),
      ]),
    processKey: (key: Uint8Array, r: Uint8Array) => ecb('des-ede', key, r),
    cryptogram: (key: Uint8Array, data: Uint8Array) => ecb('des-ede3', Buffer.concat([key, key, key]), data),
    identificationMac: (key: Uint8Array, data: Uint8Array) => {
      const left = key.subarray(0, 8);
      const chained = ecb('des-ede3', Buffer.concat([left, left, left]), data.subarray(0, 8));
      const last = Buffer.concat([data.subarray(8), hex('80000000')]);
      return ecb(
        'des-ede',
        key,
        last.map((byte, index) => byte ^ chained[index]!),
      ).subarray(0, 4);
    },
    mac: (key: Uint8Array, message: Uint8Array) =>
      cbc('des-ede3-cbc', 8, Buffer.concat([key, key, key]), padIso9797Method2(message, 8)).subarray(0, 4),
  },
} as const;

function ecb(cipher: string, key: Uint8Array, data: Uint8Array): Uint8Array {
  return createCipheriv(cipher, key, null).setAutoPadding(false).update(data);
}

function cbc(cipher: string, blockBytes: number, key: Uint8Array, data: Uint8Array): Uint8Array {
  const output = createCipheriv(cipher, key, Buffer.alloc(blockBytes)).setAutoPadding(false).update(data);
  return output.subarray(output.length - blockBytes);
}

for (const engineSet of ['native', 'portable'] as const) {
  const suite = createCryptoSuite(engineSet);

  describe.each(['SM4', '3DES'] as const)(`%s with ${engineSet} engines`, (name: CardAlgorithmName) => {
    const card = suite.cardAlgorithm(name);
    const own = independent[name];
    const expected = EXPECTED[name];
    const cardKeyOf = (keyName: string) => {
      const key = demoKey(keyName);
      const factors = factorsOf(key);
      const result = card.cardKey(hex(key.master), factors);
      expect(toHex(result)).toBe(
        toHex(factors.reduce((k, factor) => own.diversify(k, factor), hex(key.master))),
      );
      return result;
    };

    it('read key: card key, process key, EXTERNAL AUTHENTICATE', () => {
      const cardKey = cardKeyOf('SSSE.RK');
      expect(toHex(cardKey)).toBe(expected.readCardKey);
      const processKey = card.processKey(cardKey, R);
      expect(toHex(processKey)).toBe(expected.readProcessKey);
      expect(toHex(own.processKey(cardKey, R))).toBe(expected.readProcessKey);
      expect(processKey).toHaveLength(card.processKeyBytes);
      expect(toHex(card.cryptogram(processKey, D))).toBe(expected.externalCryptogram);
      expect(toHex(own.cryptogram(processKey, D))).toBe(expected.externalCryptogram);
      const prepared = card.prepare(cardKey);
      expect(toHex(prepared.cryptogramFor(R, D))).toBe(expected.externalCryptogram);
      expect(toHex(prepared.cryptogramFor(R, D))).toBe(expected.externalCryptogram);
      expect(toHex(prepared.processKey(R))).toBe(expected.readProcessKey);
    });

    it('internal authentication key: three factors, INTERNAL AUTHENTICATE, 卡识别码', () => {
      expect(factorsOf(demoKey('SSSE.IRK'))).toHaveLength(3);
      const cardKey = cardKeyOf('SSSE.IRK');
      expect(toHex(cardKey)).toBe(expected.internalCardKey);
      expect(toHex(card.cryptogram(card.processKey(cardKey, F), D))).toBe(expected.internalCryptogram);
      expect(toHex(own.cryptogram(own.processKey(cardKey, F), D))).toBe(expected.internalCryptogram);
      expect(toHex(card.identificationMac(cardKey, IDENTIFICATION))).toBe(expected.identificationMac);
      expect(toHex(own.identificationMac(cardKey, IDENTIFICATION))).toBe(expected.identificationMac);
    });

    it('RELOAD and UNBLOCK', () => {
      const processKey = card.processKey(cardKeyOf('SSSE.PIN_RELOAD'), R);
      const pinBlock = padIso9797Method2(Uint8Array.of(NEW_PIN.length, ...NEW_PIN), card.blockBytes);
      const enciphered = card.encipherBlock(processKey, pinBlock);
      expect(toHex(own.block(processKey, pinBlock))).toBe(toHex(enciphered));
      expect(card.decipherBlock(processKey, enciphered)).toEqual(pinBlock);
      const reload = Uint8Array.of(...RELOAD_HEADER[name], ...enciphered);
      const reloadMac = card.secureMessagingMac(processKey, reload);
      expect(toHex(reload) + toHex(reloadMac)).toBe(expected.reload);
      expect(toHex(own.mac(processKey, reload))).toBe(toHex(reloadMac));
      const unblockMac = card.secureMessagingMac(processKey, UNBLOCK_HEADER);
      expect(toHex(UNBLOCK_HEADER) + toHex(unblockMac)).toBe(expected.unblock);
      expect(toHex(own.mac(processKey, UNBLOCK_HEADER))).toBe(toHex(unblockMac));
    });

    it('every key of the card: external authentication as node:crypto computes it', () => {
      const diversified = Object.values(demo.keys)
        .flat()
        .filter(({ psam }) => psam !== null);
      expect(diversified.length).toBeGreaterThan(40);
      for (const key of diversified) {
        const cardKey = cardKeyOf(key.name);
        const wanted = toHex(own.cryptogram(own.processKey(cardKey, R), D));
        expect(toHex(card.prepare(cardKey).cryptogramFor(R, D))).toBe(wanted);
      }
    });
  });
}

describe('medical debit', () => {
  const amounts = hex('000003E8 00000000 00000000');
  const terminal = hex('000000000001');
  const dateTime = hex('20261122101112');
  const random = hex('01020304');
  const sequence = hex('0001');
  const terminalSequence = hex('00000007');
  const macInput = Uint8Array.of(...amounts, 0x32, ...terminal, ...dateTime);
  const tacInput = Uint8Array.of(
    ...amounts,
    0x32,
    ...terminal,
    ...terminalSequence,
    ...dateTime,
    ...sequence,
  );
  const debitOf = (engineSet: 'native' | 'portable', name: CardAlgorithmName) => {
    const card = createCryptoSuite(engineSet).cardAlgorithm(name);
    const [purchase, certificate] = ['DF04.DPK', 'DF04.DTK'].map(demoKey) as [DemoKey, DemoKey];
    const cardKey = card.cardKey(hex(purchase.master), factorsOf(purchase));
    const sessionKey = card.debitSessionKey(cardKey, random, sequence, terminalSequence);
    const certificateKey = card.cardKey(hex(certificate.master), factorsOf(certificate));
    return { card, cardKey, sessionKey, certificateKey };
  };

  it.each(['native', 'portable'] as const)('gives MAC1, MAC2 and TAC of generation 3 (%s)', (engineSet) => {
    const { card, sessionKey, certificateKey } = debitOf(engineSet, 'SM4');
    expect(macInput).toHaveLength(0x1a);
    expect(toHex(card.debitMac(sessionKey, macInput))).toBe('4e039247');
    expect(toHex(card.debitMac(sessionKey, amounts))).toBe('5e2fb0b9');
    expect(toHex(card.debitTac(certificateKey, tacInput))).toBe('c8b13b1c');
    expect(card.debitAlgorithmByte).toBe(0x03);
  });

  it.each(['native', 'portable'] as const)('follows the same rules with 3DES (%s)', (engineSet) => {
    const { card, cardKey, sessionKey, certificateKey } = debitOf(engineSet, '3DES');
    const seed = hex('01020304 0001 0007');
    expect(toHex(sessionKey)).toBe(toHex(ecb('des-ede', cardKey, seed)));
    const single = Buffer.concat([sessionKey, sessionKey, sessionKey]);
    const mac = cbc('des-ede3-cbc', 8, single, padIso9797Method2(macInput, 8));
    expect(toHex(card.debitMac(sessionKey, macInput))).toBe(toHex(mac.subarray(0, 4)));
    const left = certificateKey.subarray(0, 8);
    const padded = padIso9797Method2(tacInput, 8);
    const body = padded.subarray(0, padded.length - 8);
    const chained = cbc('des-ede3-cbc', 8, Buffer.concat([left, left, left]), body);
    const last = padded.subarray(-8).map((byte, index) => byte ^ chained[index]!);
    const tac = ecb('des-ede', certificateKey, last);
    expect(toHex(card.debitTac(certificateKey, tacInput))).toBe(toHex(tac.subarray(0, 4)));
    expect(card.debitAlgorithmByte).toBe(0x01);
  });
});
