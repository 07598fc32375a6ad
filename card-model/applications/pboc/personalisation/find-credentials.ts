import type { BankCredentials, OfflineCredentials, StaticData } from './credentials.js';
import type { FinancialData, IssuerData } from './financial-data.js';
import { type CardAccount, type CardSigner, makeCredentials, makeIccKey } from './make-credentials.js';
import {
  certificateOf,
  demonstrationCredentials,
  demonstrationKey,
  privateKeyOf,
  testSigner,
} from './test-keys.js';

/** Who signs in which algorithm; undefined: the card does without. */
interface Signers {
  readonly rsa?: CardSigner;
  readonly sm2?: CardSigner;
}

const indexOf = (text: string): number => Number.parseInt(text, 16);

function signersIn({ rsa, sm2 }: IssuerData): Signers {
  return {
    ...(rsa && {
      rsa: {
        schemeIndex: indexOf(rsa.schemeIndex),
        certificate: certificateOf(rsa),
        privateKey: privateKeyOf(rsa.privateKey),
      },
    }),
    ...(sm2 && {
      sm2: {
        schemeIndex: indexOf(sm2.schemeIndex),
        certificate: certificateOf(sm2),
        privateKey: privateKeyOf(sm2.privateKey),
      },
    }),
  };
}

function testSigners(pan: string): Signers {
  return { rsa: testSigner('RSA', pan), sm2: testSigner('SM2', pan) };
}

const CENTURY = 2000;

export const accountOf = ({ pan, panSequence, expiry }: FinancialData): CardAccount => ({
  pan,
  psn: panSequence,
  expiry: { year: CENTURY + Number(expiry.slice(0, 2)), month: Number(expiry.slice(2, 4)) },
});

/** Of the last card: a building reads the same data several times, and an RSA key takes its time. */
let last: { readonly key: string; readonly credentials: BankCredentials } | undefined;

/** Keys and certificates for the card of these data: from the fixtures when it is the demonstration card, else made. */
export function findCredentials(financial: FinancialData, staticData: StaticData): BankCredentials {
  const { pan, panSequence, algorithms, issuer } = financial;
  const stored = issuer ? undefined : demonstrationCredentials(pan, panSequence, staticData);
  if (stored) return only(stored, algorithms);
  const key = JSON.stringify([financial, [...staticData.contact], [...staticData.fast]]);
  if (last?.key === key) return last.credentials;
  const signers = issuer ? signersIn(issuer) : testSigners(pan);
  const account = accountOf(financial);
  const make = (signer: CardSigner): OfflineCredentials => {
    const known = issuer ? undefined : demonstrationKey(signer.privateKey.algorithm, pan, panSequence);
    return makeCredentials(signer, known ?? makeIccKey(signer, account), account, staticData);
  };
  const credentials: BankCredentials = {
    ...(signers.rsa && algorithms !== 'SM' && { international: make(signers.rsa) }),
    ...(signers.sm2 && algorithms !== 'international' && { sm: make(signers.sm2) }),
  };
  last = { key, credentials };
  return credentials;
}

function only(
  { international, sm }: BankCredentials,
  algorithms: FinancialData['algorithms'],
): BankCredentials {
  return {
    ...(international && algorithms !== 'SM' && { international }),
    ...(sm && algorithms !== 'international' && { sm }),
  };
}
