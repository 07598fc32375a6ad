import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { TEST_KEYS_FILE } from './fixtures.js';
import { ALGORITHMS, problemOf, testChain } from './offline/chain.js';
import { makeTestKeys } from './test-keys.js';

it('fixtures/payment/test-keys.json is what the seed gives', () => {
  expect(JSON.parse(readFileSync(TEST_KEYS_FILE, 'utf8'))).toEqual(makeTestKeys());
});

it.each(ALGORITHMS)('its %s certificates hold', (algorithm) => {
  const chain = testChain(algorithm);
  const { offline, expected, staticData } = chain;
  const issuer = offline.verifyIssuerCertificate(chain.schemePublic, chain.issuerObjects, expected);
  if (!issuer.ok) throw new Error(issuer.problem);
  const card = offline.verifyIccCertificate(issuer.publicKey, chain.cardObjects, expected, staticData);
  if (!card.ok) throw new Error(card.problem);
  expect(card.publicKey).toEqual(chain.cardPublic);
  const still = offline.verifyStaticData(issuer.publicKey, chain.signedStaticData, staticData);
  expect(problemOf(still)).toBe('none');
});
