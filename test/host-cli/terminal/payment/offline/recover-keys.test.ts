import { describe, expect, test } from 'vitest';
import { CaKeyStore } from '../../../../../host-cli/terminal/payment/ca-keys/ca-key-store.js';
import {
  type AuthenticationInput,
  cardKey,
  issuerKey,
  missingOf,
  staticData,
} from '../../../../../host-cli/terminal/payment/offline/recover-keys.js';
import { TransactionData } from '../../../../../host-cli/terminal/payment/transaction-data.js';
import { bytes } from '../../../../support/hex.js';
import { upToAuthentication } from './recording.js';

/** The same with some objects of the card replaced or (undefined) left out. */
function changed(
  authentication: AuthenticationInput,
  objects: Readonly<Record<number, string | undefined>>,
  rest: Partial<AuthenticationInput> = {},
): AuthenticationInput {
  const data = new TransactionData();
  for (const tag of [0x5a, 0x82, 0x8f, 0x90, 0x92, 0x93, 0x9f32, 0x9f46, 0x9f47, 0x9f48, 0x9f4a]) {
    const own = authentication.data.ofCard(tag);
    const given = tag in objects ? objects[tag] : own;
    if (given !== undefined) data.takeFromCard(tag, typeof given === 'string' ? bytes(given) : given);
  }
  return { ...authentication, data, ...rest };
}

describe.each(['sm', 'international'] as const)('%s', (algorithms) => {
  const authentication = async () =>
    (await upToAuthentication('contact', { configuration: { algorithms, electronicCash: false } }))
      .authentication;

  test('both keys, by the algorithm of the CA key', async () => {
    const input = await authentication();
    const algorithm = algorithms === 'sm' ? 'SM2' : 'RSA';
    expect(issuerKey(input)).toMatchObject({ ok: true, value: { algorithm } });
    expect(cardKey(input)).toMatchObject({ ok: true, value: { algorithm } });
    expect(cardKey(changed(input, {}))).toMatchObject({ ok: true });
  });

  test.each([
    [{ 143: undefined }, 'tag 8F is missing', true],
    [{ 144: undefined }, 'tag 90 is missing', true],
    [{ 40774: undefined }, 'tag 9F46 is missing', true],
    [{ 143: '01' }, 'the terminal has no CA public key 01 of this scheme', false],
    [{ 144: '00' }, 'issuer certificate: ', false],
    [{ 40774: '00' }, 'ICC certificate: ', false],
    [{ 130: '7C01' }, 'ICC certificate: ', false],
    [{ 40778: '8282' }, 'the static data tag list (9F4A) is not 82', false],
    [{ 90: '6231000000000000021F' }, 'ICC certificate: the certificate is for another PAN', false],
    [{ 90: '6232000000000000013F' }, 'issuer certificate: ', false],
  ])('%j', async (objects, problem, dataMissing) => {
    const found = cardKey(changed(await authentication(), objects));
    expect(found).toMatchObject({ ok: false, dataMissing });
    expect(!found.ok && found.problem.en).toContain(problem);
  });

  test('certificates and CA keys that have expired', async () => {
    const input = await authentication();
    const late = changed(input, {}, { today: { year: 2041, month: 1 } });
    expect(issuerKey(late)).toMatchObject({ problem: { en: 'the CA public key has expired' } });
    const noExpiry = input.caKeys.keys.map(({ expiry: _expiry, ...key }) => key);
    const found = issuerKey({ ...late, caKeys: new CaKeyStore(noExpiry) });
    expect(found).toMatchObject({ problem: { en: expect.stringContaining('has expired') } });
  });
});

test('a signed record that is no template', async () => {
  const { authentication } = await upToAuthentication('contact');
  const records = { ...authentication.records, staticBodies: undefined };
  expect(staticData({ ...authentication, records })).toMatchObject({ ok: false });
  expect(staticData(authentication)).toMatchObject({ ok: true });
  expect(missingOf(authentication.data, 0x82)).toBeUndefined();
});
