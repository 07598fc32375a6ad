import { describe, expect, it } from 'vitest';
import { cardAlgorithm } from '../../../../crypto/index.js';
import { reloadPin, unblockPin } from '../../../../host-cli/terminal/pin/reset-pin.js';
import { pinStatus, verifyPin } from '../../../../host-cli/terminal/pin/verify-pin.js';
import { PIN } from '../../../support/demonstration.js';
import { bytes, hex } from '../../../support/hex.js';
import { constantRandom } from '../../../support/random.js';
import {
  demonstrationRing,
  freshCard,
  GENERATION_2,
  identification,
  identified,
  type Link,
  link,
  ringOf,
  ringWithWrong,
  scripted,
} from '../link.js';

const ring = demonstrationRing();
const CHALLENGE = '1122334455667788';

async function blocked(): Promise<Link> {
  const made = link();
  for (let turn = 0; turn < 6; turn++) await verifyPin(made.transport, '000000');
  return made;
}

describe('a blocked PIN', () => {
  it('is unblocked and stays the same', async () => {
    const { transport } = await blocked();
    expect(await unblockPin(transport, ring, await identified(transport))).toEqual({ outcome: 'unblocked' });
    expect(await pinStatus(transport)).toEqual({ outcome: 'not-verified', triesLeft: 6 });
    expect(await verifyPin(transport, PIN)).toEqual({ outcome: 'verified' });
  });

  it.each(['975318', '1234', '12345', '123456789012'])('is reloaded as %s', async (pin) => {
    const { transport } = await blocked();
    expect(await reloadPin(transport, ring, await identified(transport), pin)).toEqual({
      outcome: 'reloaded',
    });
    expect(await verifyPin(transport, pin)).toEqual({ outcome: 'verified' });
  });
});

describe('the worked examples, as the card sees them', () => {
  it('generation 3', async () => {
    const { transport, sent } = link(freshCard({ random: constantRandom(CHALLENGE), protocol: 'T=1' }));
    const card = await identified(transport);
    await reloadPin(transport, ring, card, '975318');
    expect(sent.at(-1)).toBe('84240001146E769AC57D57BE85617CDB50EDFA2E0CF18D4969');
    await unblockPin(transport, ring, card);
    expect(sent.at(-1)).toBe('8424000004CC43B04F');
  });

  it('generation 2', async () => {
    const transport = scripted({
      ...GENERATION_2,
      '0084': `${CHALLENGE}9000`,
      '0082': '9000',
      '8424': '9000',
    });
    const card = await identified(transport);
    await reloadPin(transport, ring, card, '975318');
    expect(transport.sent.at(-1)).toBe('842400010CD35A3570ED7AA4D4943EE626');
    await unblockPin(transport, ring, card);
    expect(transport.sent.at(-1)).toBe('842400000484407C25');
  });

  it.each([
    ['SM4', '1234'],
    ['SM4', '12345F'],
    ['SM4', '123456789012'],
    ['3DES', '1234'],
    ['3DES', '12345F'],
    ['3DES', '123456789012'],
  ] as const)('%s: the block holds count, PIN %s and padding', async (name, pin) => {
    const card = identification({ algorithm: name });
    const transport = scripted({
      ...GENERATION_2,
      '0084': `${CHALLENGE}9000`,
      '0082': '9000',
      '8424': '9000',
    });
    await reloadPin(transport, ring, card, pin.replace('F', ''));
    const algorithm = cardAlgorithm(name);
    const processKey = algorithm.processKey(ring.cardKeyFor('SSSE.PIN_RELOAD', card), bytes(CHALLENGE));
    const data = bytes(transport.sent.at(-1)!).slice(5);
    const block = hex(algorithm.decipherBlock(processKey, data.slice(0, algorithm.blockBytes)));
    expect(block).toBe(`0${pin.length / 2}${pin}80`.padEnd(2 * algorithm.blockBytes, '0'));
  });
});

describe('refusals', () => {
  it('of the PUK are told with its tries, and nothing more is sent', async () => {
    const { transport, sent } = link();
    const card = await identified(transport);
    const result = await reloadPin(transport, ringWithWrong('SSSE.PUK'), card, '975318');
    expect(result).toMatchObject({
      outcome: 'puk-refused',
      statusWord: 0x63c2,
      reason: { en: expect.stringContaining('SSSE.PUK') },
      authentication: { outcome: 'refused', triesLeft: 2 },
    });
    expect(sent.filter((command) => command.startsWith('8424'))).toEqual([]);
  });

  it('of the MAC leave the PIN as it was', async () => {
    const { transport } = link();
    const wrong = ringWithWrong('SSSE.PIN_RELOAD');
    const result = await reloadPin(transport, wrong, await identified(transport), '975318');
    expect(result).toMatchObject({ outcome: 'refused', statusWord: 0x6988 });
    expect(await verifyPin(transport, PIN)).toEqual({ outcome: 'verified' });
  });

  it('on contactless', async () => {
    const { transport } = link(freshCard(), 'contactless');
    const result = await unblockPin(transport, ring, await identified(transport));
    expect(result).toMatchObject({ outcome: 'refused', statusWord: 0x6982 });
  });

  it('of the second challenge', async () => {
    const challenges = [`${CHALLENGE}9000`, '6D00'];
    const transport = scripted({ ...GENERATION_2, '0084': challenges, '0082': '9000' });
    const result = await unblockPin(transport, ring, await identified(transport));
    expect(result).toMatchObject({ outcome: 'refused', statusWord: 0x6d00 });
  });
});

describe('before anything is sent', () => {
  it.each([
    ['a PIN that is none', '12', ring, 'PIN_LENGTH'],
    ['a ring without PUK', '975318', ringOf('SSSE.PIN_RELOAD'), 'KEY_NAME_UNKNOWN'],
    ['a ring without the reload key', '975318', ringOf('SSSE.PUK'), 'KEY_NAME_UNKNOWN'],
  ])('%s', async (_name, pin, keyRing, code) => {
    const { transport, sent } = link();
    const card = await identified(transport);
    const before = sent.length;
    await expect(reloadPin(transport, keyRing, card, pin)).rejects.toMatchObject({ code });
    expect(sent).toHaveLength(before);
  });
});
