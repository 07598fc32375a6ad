import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CryptoSuite, ExchangeInput } from '../../../crypto/index.js';
import {
  ascii,
  counting,
  EXAMPLE_PRIVATE_KEY,
  EXAMPLE_PUBLIC_KEY,
  expectCode,
  expectPlain,
  hex,
  scalar,
  toHex,
  vectorsOf,
} from '../support.js';
import { BAD_PRIVATE_KEYS, badPublicKeys, compressed } from './sm2-keys.js';

/** SM2 encryption and key exchange over whichever engines the suite was built on. */
export function sm2SecrecyConformance({ sm2 }: CryptoSuite): void {
  const orders = ['C1C3C2', 'C1C2C3'] as const;
  const [example] = vectorsOf('SM2-ENC');
  const published = hex(example!.output.c1c3c2!);

  describe('SM2 encryption', () => {
    it('opens the published ciphertext, in both orders', () => {
      const inOldOrder = Uint8Array.of(
        ...published.subarray(0, 65),
        ...published.subarray(97),
        ...published.subarray(65, 97),
      );
      expect(toHex(sm2.decrypt(published, EXAMPLE_PRIVATE_KEY))).toBe(example!.input.msg);
      expect(toHex(sm2.decrypt(inOldOrder, EXAMPLE_PRIVATE_KEY, { order: 'C1C2C3' }))).toBe(
        example!.input.msg,
      );
    });

    it.each(orders)('comes back in order %s', (order) => {
      const { privateKey, publicKey } = sm2.generateKeyPair();
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 100 }), (message) => {
          const ciphertext = sm2.encrypt(message, publicKey, { order });
          expect(ciphertext).toHaveLength(message.length + 97);
          expectPlain(ciphertext);
          expect(ciphertext[0]).toBe(0x04);
          const back = sm2.decrypt(ciphertext, privateKey, { order });
          expect(back).toEqual(message);
          expectPlain(back);
        }),
        { numRuns: 25 },
      );
    });

    it.each([0, 1, 31, 32, 33, 255, 256, 257, 65535, 65536])('takes %i bytes', (count) => {
      const message = counting(count);
      expect(sm2.decrypt(sm2.encrypt(message, EXAMPLE_PUBLIC_KEY), EXAMPLE_PRIVATE_KEY)).toEqual(message);
    });

    it('notices a change of any byte', () => {
      const ciphertext = sm2.encrypt(ascii('abc'), EXAMPLE_PUBLIC_KEY);
      for (let position = 0; position < ciphertext.length; position++) {
        const changed = ciphertext.slice();
        changed[position]! ^= 0x01;
        expectCode(() => sm2.decrypt(changed, EXAMPLE_PRIVATE_KEY), 'BAD_CIPHERTEXT');
      }
    });

    it('refuses a ciphertext of no message that was changed, instead of giving nothing', () => {
      const ciphertext = sm2.encrypt(new Uint8Array(0), EXAMPLE_PUBLIC_KEY);
      ciphertext[96]! ^= 1;
      expectCode(() => sm2.decrypt(ciphertext, EXAMPLE_PRIVATE_KEY), 'BAD_CIPHERTEXT');
    });

    it('refuses garbage, every shortening, another order and another key', () => {
      const garbage = fc.uint8Array({ maxLength: 130 });
      fc.assert(
        fc.property(garbage, fc.constantFrom(...orders), (bytes, order) => {
          expectCode(() => sm2.decrypt(bytes, EXAMPLE_PRIVATE_KEY, { order }), 'BAD_CIPHERTEXT');
        }),
      );
      for (let count = 0; count < published.length; count += 8) {
        expectCode(() => sm2.decrypt(published.slice(0, count), EXAMPLE_PRIVATE_KEY), 'BAD_CIPHERTEXT');
      }
      expectCode(() => sm2.decrypt(published, EXAMPLE_PRIVATE_KEY, { order: 'C1C2C3' }), 'BAD_CIPHERTEXT');
      expectCode(() => sm2.decrypt(published, scalar(5n)), 'BAD_CIPHERTEXT');
    });

    it('refuses a C1 without 04, compressed, hybrid, or off the curve', () => {
      const rest = published.subarray(65);
      const c1 = published.subarray(0, 65);
      const bad = [
        c1.subarray(1),
        compressed(c1),
        ...badPublicKeys().flatMap(([, key]) => (key instanceof Uint8Array ? [key] : [])),
      ];
      for (const start of bad) {
        const ciphertext = Uint8Array.of(...start, ...rest);
        expectCode(() => sm2.decrypt(ciphertext, EXAMPLE_PRIVATE_KEY), 'BAD_CIPHERTEXT');
      }
    });

    it('refuses text and unknown orders', () => {
      const text = 'x' as unknown as Uint8Array;
      const order = 'C2' as 'C1C3C2';
      expectCode(() => sm2.encrypt(text, EXAMPLE_PUBLIC_KEY), 'NOT_BYTES');
      expectCode(() => sm2.decrypt(text, EXAMPLE_PRIVATE_KEY), 'NOT_BYTES');
      expectCode(() => sm2.encrypt(published, EXAMPLE_PUBLIC_KEY, { order }), 'BAD_ARGUMENT');
      expectCode(() => sm2.decrypt(published, EXAMPLE_PRIVATE_KEY, { order }), 'BAD_ARGUMENT');
    });
  });

  describe('SM2 key exchange', () => {
    const [{ input, output }] = vectorsOf('SM2-KX') as [ReturnType<typeof vectorsOf>[number]];
    const initiator: ExchangeInput = {
      role: 'initiator',
      privateKey: hex(input.dA!),
      publicKey: hex(input.PA!),
      id: hex(input.idA!),
      ephemeralPrivateKey: hex(input.rA!),
      ephemeralPublicKey: hex(input.RA!),
      peerPublicKey: hex(input.PB!),
      peerId: hex(input.idB!),
      peerEphemeralPublicKey: hex(input.RB!),
      length: input.klen!,
    };
    const responder: ExchangeInput = {
      role: 'responder',
      privateKey: hex(input.dB!),
      publicKey: hex(input.PB!),
      ephemeralPrivateKey: hex(input.rB!),
      ephemeralPublicKey: hex(input.RB!),
      peerPublicKey: hex(input.PA!),
      peerEphemeralPublicKey: hex(input.RA!),
      length: input.klen!,
    };

    it.each([
      ['initiator', initiator],
      ['responder, identifiers left out', responder],
    ])('gives the published key to the %s', (_, side) => {
      const result = sm2.exchange(side);
      expect(toHex(result.key)).toBe(output.K);
      expect(toHex(result.confirmationFromResponder)).toBe(output.S1_SB);
      expect(toHex(result.confirmationFromInitiator)).toBe(output.S2_SA);
      Object.values(result).forEach(expectPlain);
    });

    it.each([1, 32, 33, 257])('gives both sides the same %i bytes', (length) => {
      const [own, ownEphemeral, peer, peerEphemeral] = Array.from({ length: 4 }, () => sm2.generateKeyPair());
      const first = sm2.exchange({
        role: 'initiator',
        ...own!,
        id: ascii('Alice'),
        ephemeralPrivateKey: ownEphemeral!.privateKey,
        ephemeralPublicKey: ownEphemeral!.publicKey,
        peerPublicKey: compressed(peer!.publicKey),
        peerId: ascii('Bob'),
        peerEphemeralPublicKey: peerEphemeral!.publicKey.slice(1),
        length,
      });
      const second = sm2.exchange({
        role: 'responder',
        ...peer!,
        id: ascii('Bob'),
        ephemeralPrivateKey: peerEphemeral!.privateKey,
        ephemeralPublicKey: peerEphemeral!.publicKey,
        peerPublicKey: own!.publicKey,
        peerId: ascii('Alice'),
        peerEphemeralPublicKey: ownEphemeral!.publicKey,
        length,
      });
      expect(second).toEqual(first);
      expect(first.key).toHaveLength(length);
    });

    it('gives another key when an identifier or the role differs', () => {
      const { key } = sm2.exchange(initiator);
      expect(sm2.exchange({ ...initiator, id: ascii('x') }).key).not.toEqual(key);
      expect(sm2.exchange({ ...initiator, peerId: ascii('x') }).key).not.toEqual(key);
      expect(sm2.exchange({ ...initiator, role: 'responder' }).key).not.toEqual(key);
    });

    it('refuses what cannot be', () => {
      const bad = (change: Partial<ExchangeInput>) => () => sm2.exchange({ ...initiator, ...change });
      for (const [, key] of BAD_PRIVATE_KEYS) {
        expectCode(bad({ privateKey: key }), 'BAD_PRIVATE_KEY');
        expectCode(bad({ ephemeralPrivateKey: key }), 'BAD_PRIVATE_KEY');
      }
      for (const [, key] of badPublicKeys()) {
        expectCode(bad({ publicKey: key }), 'BAD_PUBLIC_KEY');
        expectCode(bad({ ephemeralPublicKey: key }), 'BAD_PUBLIC_KEY');
        expectCode(bad({ peerPublicKey: key }), 'BAD_PUBLIC_KEY');
        expectCode(bad({ peerEphemeralPublicKey: key }), 'BAD_PUBLIC_KEY');
      }
      expectCode(bad({ publicKey: initiator.peerPublicKey }), 'KEY_PAIR_MISMATCH');
      expectCode(bad({ ephemeralPublicKey: initiator.peerPublicKey }), 'KEY_PAIR_MISMATCH');
      for (const length of [0, -1, 1.5, 65537, Number.NaN]) expectCode(bad({ length }), 'BAD_LENGTH');
      expectCode(bad({ role: 'server' as 'initiator' }), 'BAD_ARGUMENT');
      expectCode(bad({ id: new Uint8Array(8192) }), 'BAD_IDENTIFIER');
    });
  });
}
