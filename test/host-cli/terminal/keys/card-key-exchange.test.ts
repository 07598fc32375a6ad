import { describe, expect, it, test } from 'vitest';
import {
  authenticateWith,
  cardKeyOf,
  freshChallenge,
  sendSecured,
} from '../../../../host-cli/terminal/keys/card-key-exchange.js';
import { bytes, hex } from '../../../support/hex.js';
import { KEY } from '../../../support/key-image.js';
import { demonstrationRing, identification, ringOf, scripted } from '../link.js';

const R = '1122334455667788';
const UNBLOCK_PIN = { cla: 0x84, ins: 0x24, p1: 0x00, p2: 0x00 };

describe('a challenge', () => {
  it('is eight bytes', async () => {
    const fresh = await freshChallenge(scripted({ '0084': `${R}9000` }));
    expect(fresh).toEqual({ outcome: 'fresh', challenge: bytes(R) });
  });
  it.each(['6985', '9000', '112233445566779000', '1122334455667788999000'])('%s is none', async (answer) => {
    const statusWord = Number.parseInt(answer.slice(-4), 16);
    const transport = scripted({ '0084': answer });
    expect(await freshChallenge(transport)).toMatchObject({ outcome: 'refused', statusWord });
  });
});

describe('a secured command', () => {
  /** Worked examples of the conventions. */
  test.each([
    ['SM4', '8424000004CC43B04F'],
    ['3DES', '842400000484407C25'],
  ] as const)('%s: the MAC under the key of the ring', async (algorithm, expected) => {
    const transport = scripted({ '0084': `${R}9000`, '84': '6988' });
    const card = identification({ algorithm });
    const key = cardKeyOf(demonstrationRing(), 'SSSE.PIN_RELOAD', card);
    const result = await sendSecured(transport, UNBLOCK_PIN, key);
    expect(transport.sent.at(-1)).toBe(expected);
    expect(result).toEqual({ outcome: 'sent', statusWord: 0x6988 });
  });

  it.each(['6985', '11229000'])('is not sent after the challenge %s', async (answer) => {
    const statusWord = Number.parseInt(answer.slice(-4), 16);
    const refusing = scripted({ '0084': answer });
    expect(await sendSecured(refusing, UNBLOCK_PIN, KEY)).toMatchObject({ outcome: 'refused', statusWord });
    expect(refusing.sent).toHaveLength(1);
  });
});

describe('authentication', () => {
  it('names the version of the key', async () => {
    const transport = scripted({ '0084': `${R}9000`, '0082': '9000' });
    expect(await authenticateWith(transport, { ...KEY, version: 3 })).toEqual({
      outcome: 'sent',
      statusWord: 0x9000,
    });
    // The data are the challenge itself.
    expect(transport.sent[1]).toMatch(new RegExp(`^0082000A11[0-9A-F]{16}${R}03$`));
  });

  it.each(['6985', '11229000'])('is none after the challenge %s', async (answer) => {
    const statusWord = Number.parseInt(answer.slice(-4), 16);
    const refusing = scripted({ '0084': answer });
    expect(await authenticateWith(refusing, KEY)).toMatchObject({ outcome: 'refused', statusWord });
    expect(refusing.sent).toHaveLength(1);
  });
});

describe('the key of a ring', () => {
  it('is that of the card', () => {
    const ring = demonstrationRing();
    const { algorithm, value } = cardKeyOf(ring, 'SSSE.RK', identification());
    expect(algorithm).toBe('SM4');
    expect(hex(value)).toBe(hex(ring.cardKeyFor('SSSE.RK', identification())));
  });
  it('must be there', () => {
    expect(() => cardKeyOf(ringOf('SSSE.RK'), 'SSSE.LK', identification())).toThrow(
      expect.objectContaining({ code: 'KEY_NAME_UNKNOWN' }),
    );
  });
});
