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

test('closing frees the image', async () => {
  const path = folder.path('card.img');
  writeFileSync(path, createCard().image());
  const { transport } = await connectSimulated(path, {});
  await expect(connectSimulated(path, {})).rejects.toMatchObject({ code: 'IMAGE_IN_USE' });
  await transport.close();
  await transport.close();
  const card = await openSimulated(path, {});
  expect(folder.names()).toEqual(['card.img', 'card.img.lock']);
  card.close?.();
  expect(folder.names()).toEqual(['card.img']);
});

test('the reader tells the UID of a contactless card, and of a card with contacts that it cannot', async () => {
  const { transport } = await connectSimulated('', { cardInterface: 'contactless' });
  const uid = async () => hex(await transport.transmit(bytes('FFCA000000')));
  const first = await uid();
  expect(first).toMatch(/^08[0-9A-F]{6}9000$/);
  await transport.reset('warm');
  expect(await uid()).toBe(first);
  await transport.reset('cold', 'contact');
  expect(await uid()).toBe('6A81');
  await transport.close();
  await expect(uid()).rejects.toMatchObject({ code: 'CLOSED' });
});

test('the power can be taken, the card torn and taken out', async () => {
  const { transport, controls } = await connectSimulated('', {});
  controls!.powerOff();
  await expect(transport.transmit(SELECT)).rejects.toMatchObject({ code: 'LINK_FAILED' });
  expect(hex(controls!.powerOn('contactless'))).toBe(hex(transport.answerToReset));
  expect(transport.protocol).toBe('contactless');
  expect(hex(await transport.transmit(SELECT))).toBe('9000');
  controls!.tearAfter(1);
  await expect(transport.transmit(bytes('0020000003000000'))).rejects.toMatchObject({ code: 'LINK_FAILED' });
  controls!.remove();
  await expect(transport.transmit(SELECT)).rejects.toMatchObject({ code: 'NO_CARD' });
  await expect(transport.reset()).rejects.toMatchObject({ code: 'NO_CARD' });
  expect(() => controls!.powerOn()).toThrow(expect.objectContaining({ code: 'NO_CARD' }));
  controls!.insert();
  expect(transport.protocol).toBe('contactless');
  expect(hex(await transport.transmit(SELECT))).toBe('9000');
});
