import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { connectSimulated, openSimulated } from '../../../host-cli/addresses/simulated-card.js';
import { AID, SSSE_FCI } from '../../support/demonstration.js';
import { bytes, hex } from '../../support/hex.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const SELECT = bytes(`00A404000F${AID.SSSE}`);

test('the options reach the card', async () => {
  const card = await openSimulated('', { protocol: 'T=1', lengthPolicy: 'tolerant' });
  expect(hex(card.powerOn())).toMatch(/^3BED/);
  expect(hex(card.transmit(bytes(`00A404000F${AID.SSSE}00`)))).toBe(`${SSSE_FCI}9000`);
  expect(hex(card.transmit(bytes('00B2072C04')))).toBe('070941319000');
});

test('a card is powered on the interface that was asked for', async () => {
  const { transport } = await connectSimulated('', { cardInterface: 'contactless' });
  expect(transport.protocol).toBe('contactless');
});

test('a path names a card image', async () => {
  writeFileSync(folder.path('card.img'), createCard().image());
  const { transport } = await connectSimulated(folder.path('card.img'), {});
  expect(hex(await transport.transmit(SELECT))).toBe('611E');
});
