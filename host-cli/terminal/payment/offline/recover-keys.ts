import { equalBytes } from '../../../../apdu/bytes.js';
import { tagToHex } from '../../../../apdu/codec/ber-tlv.js';
import type { Bilingual } from '../../../../apdu/codec/bilingual.js';
import {
  type CertificateExpectation,
  OFFLINE_PROBLEMS,
  type OfflineResult,
  offlineAuthentication,
  type PaymentPublicKey,
  panDigits,
  staticDataToAuthenticate,
  type YearMonth,
} from '../../../../crypto/index.js';
import type { CaKeyStore } from '../ca-keys/ca-key-store.js';
import type { ApplicationRecords } from '../records/read-records.js';
import type { TransactionData } from '../transaction-data.js';

/** What offline authentication starts from. */
export interface AuthenticationInput {
  readonly data: TransactionData;
  readonly records: ApplicationRecords;
  readonly aid: Uint8Array;
  readonly caKeys: CaKeyStore;
  readonly today: YearMonth;
}

/** A value, or why there is none. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Bilingual; readonly dataMissing: boolean };

export function problemOf<Value>(problem: Bilingual, dataMissing = false): Checked<Value> {
  return { ok: false, problem, dataMissing };
}

/** The finding of a signature or certificate as a value of this folder. */
export function checkedOf<Found, Value>(
  what: Bilingual,
  result: OfflineResult<Found>,
  pick: (found: Found) => Value,
): Checked<Value> {
  if (result.ok) return { ok: true, value: pick(result) };
  const { meaning } = OFFLINE_PROBLEMS[result.problem];
  return problemOf({ en: `${what.en}: ${meaning.en}`, zh: `${what.zh}：${meaning.zh}` });
}

const ISSUER_CERTIFICATE = { en: 'issuer certificate', zh: '发卡行公钥证书' };
const ICC_CERTIFICATE = { en: 'ICC certificate', zh: 'IC 卡公钥证书' };
/** The only object that may be in the static data tag list. EMV 4.3 Book 3, 10.3. */
const AIP_TAG = Uint8Array.of(0x82);

/** The static data, or why they cannot be put together. EMV 4.3 Book 3, 10.3. */
export function staticData({ data, records }: AuthenticationInput): Checked<Uint8Array> {
  if (records.staticBodies === undefined) {
    return problemOf({ en: 'a signed record is no template 70', zh: '参与认证的记录不是模板 70' });
  }
  const list = data.ofCard(0x9f4a);
  if (list !== undefined && !equalBytes(list, AIP_TAG)) {
    return problemOf({
      en: 'the static data tag list (9F4A) is not 82',
      zh: '静态数据认证标签列表（9F4A）不是 82',
    });
  }
  const profile = list === undefined ? undefined : data.ofCard(0x82);
  return { ok: true, value: staticDataToAuthenticate(records.staticBodies, profile) };
}

/** The key of the issuer out of its certificate. EMV 4.3 Book 2, 5.3 and 6.3; pboc.md section 6. */
export function issuerKey(input: AuthenticationInput): Checked<PaymentPublicKey> {
  const { data, aid, caKeys, today } = input;
  const missing = missingOf(data, 0x8f, 0x90, 0x5a);
  if (missing !== undefined) return missing;
  const index = data.ofCard(0x8f)![0] ?? 0;
  const ca = caKeys.find(aid, index);
  if (ca === undefined) {
    const code = index.toString(16).toUpperCase().padStart(2, '0');
    return problemOf({
      en: `the terminal has no CA public key ${code} of this scheme`,
      zh: `终端没有该支付系统的 CA 公钥 ${code}`,
    });
  }
  const { expiry } = ca;
  if (expiry !== undefined && expiry.year * 12 + expiry.month < today.year * 12 + today.month) {
    return problemOf({ en: 'the CA public key has expired', zh: 'CA 公钥已过期' });
  }
  const objects = {
    certificate: data.ofCard(0x90)!,
    remainder: data.ofCard(0x92),
    exponent: data.ofCard(0x9f32),
  };
  const result = offlineAuthentication.verifyIssuerCertificate(ca.key, objects, expectation(input));
  return checkedOf(ISSUER_CERTIFICATE, result, ({ publicKey }) => publicKey);
}

/** The key of the card out of its certificate, which covers the static data. EMV 4.3 Book 2, 6.4. */
export function cardKey(input: AuthenticationInput): Checked<PaymentPublicKey> {
  const issuer = issuerKey(input);
  if (!issuer.ok) return issuer;
  const { data } = input;
  const missing = missingOf(data, 0x9f46);
  if (missing !== undefined) return missing;
  const covered = staticData(input);
  if (!covered.ok) return covered;
  const objects = {
    certificate: data.ofCard(0x9f46)!,
    remainder: data.ofCard(0x9f48),
    exponent: data.ofCard(0x9f47),
  };
  const result = offlineAuthentication.verifyIccCertificate(
    issuer.value,
    objects,
    expectation(input),
    covered.value,
  );
  return checkedOf(ICC_CERTIFICATE, result, ({ publicKey }) => publicKey);
}

function expectation({ data, today }: AuthenticationInput): CertificateExpectation {
  return { pan: panDigits(data.ofCard(0x5a)!) ?? '', today };
}

/** A finding for the first of these tags that the card did not give. */
export function missingOf(data: TransactionData, ...tags: readonly number[]): Checked<never> | undefined {
  const missing = tags.find((tag) => data.ofCard(tag) === undefined);
  if (missing === undefined) return undefined;
  const code = tagToHex(missing);
  return problemOf({ en: `tag ${code} is missing`, zh: `缺少标签 ${code}` }, true);
}
