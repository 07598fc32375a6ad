import { expect, test } from 'vitest';
import { blockApplication } from '../../../../host-cli/terminal/services/block-application.js';
import { identifyBlockedCard } from '../../../../host-cli/terminal/services/identify-blocked.js';
import { bytes } from '../../../support/hex.js';
import { demonstrationRing, identified, scripted } from '../link.js';
import { GENERATIONS, office } from './office.js';

test.each(GENERATIONS)('%s: the keys are derived as before the block', async (_id, profile) => {
  const ring = demonstrationRing();
  const { transport } = office(profile);
  const before = await identified(transport);
  await blockApplication(transport, ring);
  const after = await identifyBlockedCard(transport, before.areaCode);
  expect(after).toMatchObject({
    outcome: 'identified',
    algorithm: before.algorithm,
    generation: before.generation,
    areaCode: '510100',
    cardFactor: bytes('8660510100000001'),
  });
});

test('a card that is no social card', async () => {
  expect(await identifyBlockedCard(scripted({ '00A4': '6A82' }), '510100')).toMatchObject({
    outcome: 'refused',
    statusWord: 0x6a82,
  });
});
