import { encodeTlv, parseTlv } from '../../../../apdu/codec/ber-tlv.js';
import type { CryptogramAnswer } from '../../../../apdu/payment/response-template.js';
import {
  cdaTransactionData,
  offlineAuthentication,
  type PaymentPublicKey,
} from '../../../../crypto/index.js';
import { type Checked, checkedOf, problemOf } from './recover-keys.js';

const SIGNED_DATA = { en: 'signed dynamic application data (CDA)', zh: '复合动态数据签名（CDA）' };
const SIGNATURE = 0x9f4b;

/** What was sent up to a GENERATE AC, and what came back. */
export interface CombinedInput {
  readonly key: PaymentPublicKey;
  readonly unpredictableNumber: Uint8Array;
  readonly pdolValues: Uint8Array;
  readonly cdol1Values: Uint8Array;
  /** For the second GENERATE AC. */
  readonly cdol2Values?: Uint8Array | undefined;
  /** The answer as it came, and as it was read. */
  readonly answerBytes: Uint8Array;
  readonly answer: CryptogramAnswer;
}

/** CDA: the signature over the cryptogram and all that led to it. Gives the cryptogram. EMV 4.3 Book 2, 6.6.2. */
export function authenticateCombined(input: CombinedInput): Checked<Uint8Array> {
  const { key, unpredictableNumber, pdolValues, cdol1Values, cdol2Values, answer } = input;
  if (answer.signature === undefined) {
    return problemOf({ en: 'the card gave no signature', zh: '卡片未返回签名' });
  }
  const transactionData = cdaTransactionData({
    pdolValues,
    cdol1Values,
    ...(cdol2Values && { cdol2Values }),
    answerObjects: withoutSignature(input.answerBytes),
  });
  const result = offlineAuthentication.verifyCombinedData(key, answer.signature, {
    unpredictableNumber,
    cryptogramInformation: answer.information,
    transactionData,
  });
  return checkedOf(SIGNED_DATA, result, ({ applicationCryptogram }) => applicationCryptogram);
}

/** The bytes of template 77 were read strictly, so that writing its objects again gives the same bytes. */
function withoutSignature(answer: Uint8Array): Uint8Array {
  const [template] = parseTlv(answer);
  const objects = (template?.children ?? []).filter(({ tag }) => tag !== SIGNATURE);
  return encodeTlv(...objects.map(({ tag, value }) => ({ tag, value })));
}
