import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toHex } from '../../apdu/bytes.js';
import type {
  OfflineCredentials,
  SignedSet,
} from '../../card-model/applications/pboc/personalisation/credentials.js';
import { staticDataOf } from '../../card-model/applications/pboc/personalisation/fill-bank.js';
import { accountOf } from '../../card-model/applications/pboc/personalisation/find-credentials.js';
import { makeCredentials } from '../../card-model/applications/pboc/personalisation/make-credentials.js';
import {
  demonstrationKey,
  testSigner,
} from '../../card-model/applications/pboc/personalisation/test-keys.js';
import { demonstrationData } from '../../card-model/personalisation/demonstration.js';

const ABOUT =
  'Certificates of the demonstration bank card under the test issuer and its keys in test-keys.json, made by test/support/demonstration-bank-card.ts: test data, no terminal in use takes them.';

const signedText = ({ certificate: { certificate, remainder, exponent }, staticSignature }: SignedSet) => ({
  certificate: toHex(certificate),
  ...(remainder && { remainder: toHex(remainder) }),
  ...(exponent && { exponent: toHex(exponent) }),
  staticSignature: toHex(staticSignature),
});

/** What fixtures/payment/demonstration-card.json holds; the same bytes each time. */
export function demonstrationBankCard() {
  const financial = demonstrationData().financial!;
  const { pan, panSequence } = financial;
  const staticData = staticDataOf(financial);
  const credentials = (form: 'RSA' | 'SM2'): OfflineCredentials =>
    makeCredentials(
      testSigner(form, pan),
      demonstrationKey(form, pan, panSequence)!,
      accountOf(financial),
      staticData,
    );
  const sets = ({ contact, fast }: OfflineCredentials) => ({
    contact: signedText(contact),
    fast: signedText(fast),
  });
  return {
    about: ABOUT,
    panSequence,
    staticData: { contact: toHex(staticData.contact), fast: toHex(staticData.fast) },
    rsa: sets(credentials('RSA')),
    sm2: sets(credentials('SM2')),
  };
}

/** `npx tsx test/support/demonstration-bank-card.ts` writes the fixture. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = new URL('../../fixtures/payment/demonstration-card.json', import.meta.url);
  writeFileSync(path, `${JSON.stringify(demonstrationBankCard(), null, 1)}\n`);
}
