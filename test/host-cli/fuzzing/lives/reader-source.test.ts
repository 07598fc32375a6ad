import { expect, test } from 'vitest';
import { connectInProcess } from '../../../../apdu/transport/in-process.js';
import { type Transport, TransportError } from '../../../../apdu/transport/transport.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { CardSilent } from '../../../../host-cli/fuzzing/lives/card-life.js';
import { ReaderSource } from '../../../../host-cli/fuzzing/lives/reader-source.js';
import { NO_SECRETS } from '../../../../host-cli/fuzzing/secrets/card-secrets.js';
import { mapOfProfile } from '../../../../host-cli/fuzzing/world/card-map.js';
import { bytes, hex } from '../../../support/hex.js';
import { freshCard } from '../../../support/terminal.js';

const map = mapOfProfile(gen3);
const over = (transport: Transport, timeOutMs?: number): ReaderSource =>
  new ReaderSource(transport, map, NO_SECRETS, ['contact'], timeOutMs);
const contact = { cardInterface: 'contact' } as const;

/** A link whose exchanges go as told. */
const link = (transmit: Transport['transmit']): Transport => ({
  answerToReset: bytes('3B00'),
  protocol: 'T=0',
  transmit,
  reset: async () => bytes('3B00'),
  close: async () => undefined,
});

test('one card goes on living: a new life is a reset', async () => {
  const source = over(connectInProcess(freshCard()));
  const life = await source.begin(contact);
  await life.transmit(bytes('00A404000F7378312E73682EC9E7BBE1B1A3D5CF'));
  expect(hex(await life.transmit(bytes('0020000003111111')))).toBe('63C5');
  const next = await source.begin(contact);
  expect(hex(await next.transmit(bytes('00200000')))).toBe('6A88');
  await next.transmit(bytes('00A404000F7378312E73682EC9E7BBE1B1A3D5CF'));
  expect(hex(await next.transmit(bytes('00200000')))).toBe('63C5');
  expect([source.renewable, next.tear, next.protocol]).toEqual([false, undefined, 'T=0']);
  expect(hex(next.answerToReset)).toMatch(/^3B/);
});

test('no answer in time is silence', async () => {
  const life = await over(
    link(() => new Promise(() => undefined)),
    5,
  ).begin(contact);
  await expect(life.transmit(bytes('0084'))).rejects.toMatchObject({
    name: 'CardSilent',
    reason: 'TIME_OUT',
  });
});

test('a link that fails is silence, a card that is gone is not', async () => {
  const failing = (code: 'LINK_FAILED' | 'NO_CARD') =>
    over(link(async () => Promise.reject(new TransportError(code, 'told'))));
  const failed = await failing('LINK_FAILED').begin(contact);
  await expect(failed.transmit(bytes('0084'))).rejects.toThrow(CardSilent);
  const gone = await failing('NO_CARD').begin(contact);
  await expect(gone.transmit(bytes('0084'))).rejects.toThrow(TransportError);
});
