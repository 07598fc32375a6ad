import { expect, test } from 'vitest';
import { PcscliteCard } from '../../../../host-cli/readers/bindings/pcsclite-card.js';
import { FakePcsclite } from './fake-pcsclite.js';

const OPTIONS = { share: 'shared', protocols: ['T=0', 'T=1'] } as const;

test('a whole session, each call with the right numbers', async () => {
  const addon = new FakePcsclite();
  const card = await PcscliteCard.open(addon, 'R', OPTIONS);
  expect(card.protocol).toBe('T=0');
  expect([...(await card.transmit(Uint8Array.of(1)))]).toEqual([0x90, 0]);
  expect([...(await card.control(7, Uint8Array.of(1, 2)))]).toEqual([1, 2]);
  await card.reconnect('reset');
  await card.disconnect('unpower');
  expect(addon.calls).toEqual([
    'connect {"share_mode":2,"protocol":3}',
    'transmit 65548 1',
    'control 7',
    'disconnect 1',
    'connect {"share_mode":2,"protocol":3}',
    'disconnect 2',
  ]);
});

test('a reader object is asked for its status before it is let go, also when nothing was connected', async () => {
  const addon = new FakePcsclite();
  addon.connectError = new Error('SCardConnect error: x(0x8010000c)');
  await expect(PcscliteCard.open(addon, 'R', OPTIONS)).rejects.toMatchObject({ code: 'CARD_MISSING' });
  expect(addon.readers[0]!.status).toBeDefined();
});
