import { offlineAuthentication } from '../../../../crypto/index.js';
import {
  type AuthenticationInput,
  type Checked,
  checkedOf,
  issuerKey,
  missingOf,
  staticData,
} from './recover-keys.js';

const SIGNED_DATA = { en: 'signed static application data', zh: '签名的静态应用数据' };

/** SDA: the issuer has signed the static data. Gives the data authentication code. EMV 4.3 Book 2, 5. */
export function authenticateStatic(input: AuthenticationInput): Checked<Uint8Array> {
  const issuer = issuerKey(input);
  if (!issuer.ok) return issuer;
  const missing = missingOf(input.data, 0x93);
  if (missing !== undefined) return missing;
  const covered = staticData(input);
  if (!covered.ok) return covered;
  const signed = input.data.ofCard(0x93)!;
  const result = offlineAuthentication.verifyStaticData(issuer.value, signed, covered.value);
  return checkedOf(SIGNED_DATA, result, ({ authenticationCode }) => authenticationCode);
}
