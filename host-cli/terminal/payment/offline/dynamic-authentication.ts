import { parseTlv } from '../../../../apdu/codec/ber-tlv.js';
import { SW } from '../../../../apdu/codec/status-word.js';
import { unlessDamaged } from '../../../../apdu/codec/unless-damaged.js';
import { buildDol, type DolEntry, parseDol } from '../../../../apdu/payment/data-object-list.js';
import { offlineAuthentication } from '../../../../crypto/index.js';
import { hexOfStatus } from '../../refusal.js';
import type { PaymentCard } from '../payment-card.js';
import { type AuthenticationInput, type Checked, cardKey, checkedOf, problemOf } from './recover-keys.js';

const SIGNED_DATA = { en: 'signed dynamic application data', zh: '签名的动态应用数据' };
const UNPREDICTABLE_NUMBER = 0x9f37;
const RESPONSE_VALUES = 0x80;
const RESPONSE_OBJECTS = 0x77;
const SIGNATURE = 0x9f4b;

/**
 * DDA: the card signs what the terminal sends by the DDOL. Gives the ICC dynamic number. EMV 4.3 Book 2, 6.5.
 * @param defaultDdol used where the card has no 9F49
 */
export async function authenticateDynamic(
  input: AuthenticationInput,
  card: PaymentCard,
  defaultDdol: Uint8Array,
): Promise<Checked<Uint8Array>> {
  const key = cardKey(input);
  if (!key.ok) return key;
  const ddol = ddolOf(input.data.ofCard(0x9f49) ?? defaultDdol);
  if (ddol === undefined) {
    return problemOf({
      en: 'the DDOL does not ask for the unpredictable number',
      zh: 'DDOL 不含不可预知数',
    });
  }
  const values = buildDol(ddol, input.data);
  const { data, statusWord } = await card.internalAuthenticate(values);
  if (statusWord !== SW.SUCCESS) {
    const hex = hexOfStatus(statusWord);
    return problemOf({ en: `INTERNAL AUTHENTICATE ${hex}`, zh: `INTERNAL AUTHENTICATE ${hex}` });
  }
  const signature = signatureIn(data);
  if (signature === undefined) {
    return problemOf({ en: 'the answer holds no signature', zh: '应答中没有签名数据' });
  }
  const result = offlineAuthentication.verifyDynamicData(key.value, signature, values);
  return checkedOf(SIGNED_DATA, result, ({ dynamicNumber }) => dynamicNumber);
}

/** Undefined for a list that is none, or lets the terminal's number out: anybody could replay the answer. */
function ddolOf(bytes: Uint8Array): DolEntry[] | undefined {
  const ddol = unlessDamaged(() => parseDol(bytes));
  return ddol?.some(({ tag, length }) => tag === UNPREDICTABLE_NUMBER && length === 4) ? ddol : undefined;
}

/** Bare in template 80, or as 9F4B in template 77. */
function signatureIn(answer: Uint8Array): Uint8Array | undefined {
  const [template, ...more] = unlessDamaged(() => parseTlv(answer)) ?? [];
  if (template === undefined || more.length > 0) return undefined;
  if (template.tag === RESPONSE_VALUES) return template.value.slice();
  if (template.tag !== RESPONSE_OBJECTS) return undefined;
  return template.children?.find(({ tag }) => tag === SIGNATURE)?.value.slice();
}
