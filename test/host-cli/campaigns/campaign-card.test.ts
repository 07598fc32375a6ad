import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { createCard } from '../../../card-model/index.js';
import { blankCard } from '../../../card-model/personalisation/blank-card.js';
import { findProfile } from '../../../card-model/profiles/registry.js';
import { connectSimulated } from '../../../host-cli/addresses/simulated-card.js';
import { takeCard } from '../../../host-cli/campaigns/campaign-card.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const SOURCES = { environment: {}, hasPin: false, pin: async () => '' };

test('a card that nobody asks tells what its address tells', async () => {
  const inHand = await takeCard({ address: 'sim:', open: () => connectSimulated('', {}) }, SOURCES, false);
  expect(inHand).toMatchObject({
    generation: '3',
    identity: { address: 'sim:', protocol: 'T=0', profile: 'gen3' },
  });
  expect(inHand.identity).not.toHaveProperty('imageHash');
  expect([...inHand.abilities]).toEqual(['simulator', 'fresh-card', 'contactless']);
});

test('one that is asked tells its version, and is fresh from a reset', async () => {
  const inHand = await takeCard({ address: 'sim:', open: () => connectSimulated('', {}) }, SOURCES, true);
  expect(inHand.identity.version).toBe('3.00');
  expect(inHand.resources.identification).toMatchObject({ outcome: 'identified', generation: 3 });
  const answer = await inHand.transport.transmit(Uint8Array.of(0, 0xb2, 1, 4, 0));
  expect([...answer]).not.toEqual([0x90, 0]);
});

test('the image of a stored card is known by its hash as it was before', async () => {
  const image = createCard().image();
  const path = folder.path('card.img');
  writeFileSync(path, image);
  const inHand = await takeCard(
    { address: `sim:${path}`, open: () => connectSimulated(path, {}) },
    SOURCES,
    false,
  );
  expect(inHand.identity.imageHash).toBe(createHash('sha256').update(image).digest('hex'));
  await inHand.transport.close();
});

test('a card without a social application is blank', async () => {
  const blank = blankCard(findProfile('gen3'));
  const open = async () => {
    const transport = connectInProcess(createCard({ contents: blank }));
    return { transport };
  };
  const inHand = await takeCard({ address: 'pcsc:', open }, SOURCES, true);
  expect([...inHand.abilities]).toEqual(['blank-card']);
  expect([...(await takeCard({ address: 'pcsc:', open }, SOURCES, false)).abilities]).toEqual([]);
});
