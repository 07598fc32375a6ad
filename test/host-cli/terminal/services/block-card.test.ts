import { describe, expect, it, test } from 'vitest';
import { blockCard } from '../../../../host-cli/terminal/services/block-card.js';
import { bytes, hex } from '../../../support/hex.js';
import { demonstrationRing, ringOf, ringWithWrong } from '../link.js';
import { GENERATIONS, keysUsed, office } from './office.js';

const ring = demonstrationRing();

describe.each(GENERATIONS)('%s', (_id, profile) => {
  test('nothing can be selected any more', async () => {
    const made = office(profile);
    expect(await blockCard(made.transport, ring)).toMatchObject({
      outcome: 'done',
      service: 'block-card',
      before: 'ACTIVATED',
      after: 'CARD_BLOCKED',
    });
    expect(hex(await made.transport.transmit(bytes('00A40000023F00')))).toBe('6A81');
    const used = keysUsed(made);
    expect(await blockCard(made.transport, ring)).toMatchObject({ outcome: 'nothing-to-do' });
    expect(keysUsed(made)).toBe(used);
  });

  test('a wrong MAC changes nothing', async () => {
    const { transport } = office(profile);
    expect(await blockCard(transport, ringWithWrong('SSSE.BK'))).toMatchObject({
      outcome: 'wrong-mac',
      statusWord: 0x6988,
      key: 'SSSE.BK',
    });
    expect(await blockCard(transport, ring)).toMatchObject({ outcome: 'done' });
  });
});

it('is refused without a key where the card would not serve it', async () => {
  const suspended = office(undefined, 'DEACTIVATED');
  expect(await blockCard(suspended.transport, ring)).toMatchObject({ outcome: 'not-in-this-state' });
  expect(keysUsed(suspended)).toBe(0);
  const air = office(undefined, 'ACTIVATED', 'contactless');
  expect(await blockCard(air.transport, ring)).toMatchObject({ outcome: 'contact-only' });
  await expect(blockCard(air.transport, ringOf('SSSE.LK'))).rejects.toMatchObject({
    code: 'KEY_NAME_UNKNOWN',
  });
  expect(air.sent).toEqual([]);
});
