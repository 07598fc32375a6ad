import { describe, expect, test } from 'vitest';
import { CaKeyStore } from '../../../../../host-cli/terminal/payment/ca-keys/ca-key-store.js';
import { authenticateCard } from '../../../../../host-cli/terminal/payment/kernel/authenticate-card.js';
import { bytes, hex } from '../../../../support/hex.js';
import { type Changes, told } from '../bank-terminal.js';
import { upToAuthentication } from '../offline/recording.js';

/** As if the card had this AIP. */
async function authenticate(aip: string, changes: Changes = {}) {
  const { payment, authentication } = await upToAuthentication('contact', changes);
  payment.data.takeFromCard(0x82, bytes(aip));
  const found = await authenticateCard(payment, authentication.records);
  return { ...found, tvr: hex(payment.results.bytes), tsi: hex(payment.status.bytes), payment };
}

const DEBIT_CREDIT = { configuration: { electronicCash: false } };

test('CDA before DDA before SDA', async () => {
  expect(await authenticate('7D00', DEBIT_CREDIT)).toMatchObject({
    method: 'CDA',
    tvr: '0000000000',
    tsi: '8000',
  });
  expect(await authenticate('7C00')).toMatchObject({ method: 'DDA', tvr: '0000000000', tsi: '8000' });
  expect((await authenticate('7D00', DEBIT_CREDIT)).combinedKey).toBeDefined();
});

test('none', async () => {
  expect(await authenticate('1C00')).toMatchObject({ method: 'none', tvr: '8000000000', tsi: '0000' });
});

describe('failures', () => {
  const nobody = { caKeys: new CaKeyStore() };

  test('a terminal without the CA key', async () => {
    const found = await authenticate('7D00', { ...DEBIT_CREDIT, ...nobody });
    expect(found).toMatchObject({ method: 'CDA', tvr: '0400000000', tsi: '8000' });
    expect(found.combinedKey).toBeUndefined();
    expect(told(found.payment.recorder.steps, 'offline-authentication')).toContain('no CA public key F2');
    expect((await authenticate('7C00', nobody)).tvr).toBe('0800000000');
    expect((await authenticate('5C00', nobody)).tvr).toBe('4200000000');
  });

  test('an AIP that the static data do not cover', async () => {
    expect((await authenticate('5C00')).tvr).toBe('4200000000');
  });
});
