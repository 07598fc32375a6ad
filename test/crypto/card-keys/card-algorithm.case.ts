import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardAlgorithm } from '../../../crypto/index.js';
import { counting, expectCode, expectPlain } from '../support.js';

const key = counting(16);
const bytes = (count: number) => fc.uint8Array({ minLength: count, maxLength: count });

/** What holds of the algorithm of every generation. */
export function describeCardAlgorithm(card: CardAlgorithm): void {
  const processKey = counting(card.processKeyBytes);

  describe(`${card.name} card algorithm`, () => {
    it('prepares a key that answers as the steps one by one do', () => {
      fc.assert(
        fc.property(bytes(16), bytes(8), bytes(8), (cardKey, challenge, data) => {
          const steps = card.cryptogram(card.processKey(cardKey, challenge), data);
          expect(card.prepare(cardKey).cryptogramFor(challenge, data)).toEqual(steps);
          expect(steps).toHaveLength(8);
        }),
      );
    });

    it('gives another key for another order of factors, and the master key for none', () => {
      const [first, second] = [counting(8), counting(16).slice(8)];
      expect(card.cardKey(key, [first, second])).not.toEqual(card.cardKey(key, [second, first]));
      expect(card.cardKey(key, [first])).toEqual(card.diversify(key, first));
      const none = card.cardKey(key, []);
      expect(none).toEqual(key);
      expect(none).not.toBe(key);
    });

    it('brings an enciphered block back', () => {
      fc.assert(
        fc.property(bytes(card.processKeyBytes), bytes(card.blockBytes), (underKey, block) => {
          expect(card.decipherBlock(underKey, card.encipherBlock(underKey, block))).toEqual(block);
        }),
      );
    });

    it('makes MACs of four bytes over messages of any length', () => {
      for (const count of [0, 1, 7, 8, 9, 15, 16, 17, 255, 256, 257, 65535, 65536]) {
        for (const mac of [
          card.secureMessagingMac(processKey, counting(count)),
          card.debitMac(processKey, counting(count)),
          card.debitTac(key, counting(count)),
        ]) {
          expect(mac).toHaveLength(4);
          expectPlain(mac);
        }
      }
    });

    it('tells a message from the same message padded by hand', () => {
      const message = counting(5);
      const padded = Uint8Array.of(...message, 0x80);
      expect(card.debitMac(processKey, message)).not.toEqual(card.debitMac(processKey, padded));
    });

    it.each([0, 7, 9, 12, 24])('refuses %i bytes for keys, factors, challenges, data', (count) => {
      const wrong = counting(count);
      const eight = counting(8);
      expectCode(() => card.diversify(wrong, eight), 'BAD_LENGTH');
      expectCode(() => card.diversify(key, wrong), 'BAD_LENGTH');
      expectCode(() => card.processKey(wrong, eight), 'BAD_LENGTH');
      expectCode(() => card.processKey(key, wrong), 'BAD_LENGTH');
      expectCode(() => card.cryptogram(wrong, eight), 'BAD_LENGTH');
      expectCode(() => card.cryptogram(processKey, wrong), 'BAD_LENGTH');
      expectCode(() => card.prepare(wrong), 'BAD_LENGTH');
      expectCode(() => card.prepare(key).cryptogramFor(wrong, eight), 'BAD_LENGTH');
      expectCode(() => card.prepare(key).cryptogramFor(eight, wrong), 'BAD_LENGTH');
      expectCode(() => card.encipherBlock(processKey, wrong), 'BAD_LENGTH');
      expectCode(() => card.secureMessagingMac(wrong, eight), 'BAD_LENGTH');
      expectCode(() => card.debitTac(wrong, eight), 'BAD_LENGTH');
    });

    it('wants twelve bytes of 卡识别码 and exact parts of the debit seed', () => {
      for (const count of [0, 11, 13, 16])
        expectCode(() => card.identificationMac(key, counting(count)), 'BAD_LENGTH');
      const seed = (...counts: [number, number, number]) => {
        const [random, sequence, terminal] = counts.map(counting) as [Uint8Array, Uint8Array, Uint8Array];
        return card.debitSessionKey(key, random, sequence, terminal);
      };
      expect(seed(4, 2, 4)).toHaveLength(card.processKeyBytes);
      expectCode(() => seed(3, 2, 4), 'BAD_LENGTH');
      expectCode(() => seed(4, 3, 4), 'BAD_LENGTH');
      expectCode(() => seed(4, 2, 2), 'BAD_LENGTH');
    });
  });
}
