import { SW } from '../../../../apdu/codec/status-word.js';
import { buildDol, parseDol } from '../../../../apdu/payment/data-object-list.js';
import { decodeIssuerApplicationData } from '../../../../apdu/payment/issuer-application-data.js';
import { parseCryptogramAnswer } from '../../../../apdu/payment/response-template.js';
import type { PaymentPublicKey } from '../../../../crypto/index.js';
import { authenticateCombined } from '../offline/combined-authentication.js';
import type { Checked } from '../offline/recover-keys.js';
import { takeCryptogram } from '../online/authorisation-objects.js';
import type { CryptogramKind } from '../payment-card.js';
import { PaymentEnd, understood } from '../results/payment-end.js';
import { note, valueNote } from '../results/step-recorder.js';
import { refused } from '../selection/select-application.js';
import { hashTransactionData } from './certificate-hash.js';
import type { RunningPayment } from './running-payment.js';

const CDOL1 = { en: 'CDOL1', zh: 'CDOL1' };
const CDOL2 = { en: 'CDOL2', zh: 'CDOL2' };
const ANSWER = { en: 'answer to GENERATE AC', zh: 'GENERATE AC 应答' };
const KIND_BITS = 0xc0;
const KINDS: Readonly<Record<number, CryptogramKind>> = { 0: 'AAC', 64: 'TC', 128: 'ARQC' };
const RANK = { AAC: 0, ARQC: 1, TC: 2 } as const satisfies Record<CryptogramKind, number>;

export interface CryptogramRequest {
  readonly kind: CryptogramKind;
  /** Key of the card where the answer is to be signed (CDA). */
  readonly combinedKey?: PaymentPublicKey | undefined;
  readonly pdolValues: Uint8Array;
  /** Of the first GENERATE AC, for the second. */
  readonly cdol1Values?: Uint8Array;
}

export interface Cryptogram {
  readonly kind: CryptogramKind;
  /** What was sent. */
  readonly values: Uint8Array;
  /** Whether the signature holds; undefined where none was asked for, or the card declined. */
  readonly combined?: Checked<Uint8Array>;
}

/**
 * First or second GENERATE AC. EMV 4.3 Book 3, 9.3 and 6.5.5.
 * @throws PaymentEnd `CARD_REFUSED`, `CARD_DATA_INVALID`, `CRYPTOGRAM_NOT_ALLOWED` for a kind above the one asked for
 */
export async function generateCryptogram(
  payment: RunningPayment,
  { kind, combinedKey, pdolValues, cdol1Values }: CryptogramRequest,
): Promise<Cryptogram> {
  const { card, data, recorder } = payment;
  const second = cdol1Values !== undefined;
  payment.refreshResults();
  const list = data.ofCard(second ? 0x8d : 0x8c)!;
  const dol = understood(second ? CDOL2 : CDOL1, () => parseDol(list));
  hashTransactionData(payment, dol);
  const values = buildDol(dol, data);
  const asksCombined = combinedKey !== undefined && kind !== 'AAC';
  const { data: bytes, statusWord } = await card.generateAc(kind, asksCombined, values);
  if (statusWord !== SW.SUCCESS) throw refused('GENERATE AC', statusWord);
  const answer = understood(ANSWER, () => parseCryptogramAnswer(bytes));
  const given = KINDS[answer.information & KIND_BITS];
  const tooMuch = given === undefined || RANK[given] > RANK[kind] || (second && given === 'ARQC');
  if (tooMuch) throw new PaymentEnd('terminated', 'CRYPTOGRAM_NOT_ALLOWED');
  const combined =
    asksCombined && given !== 'AAC'
      ? authenticateCombined({
          key: combinedKey,
          unpredictableNumber: data.get(0x9f37)!,
          pdolValues,
          cdol1Values: cdol1Values ?? values,
          cdol2Values: second ? values : undefined,
          answerBytes: bytes,
          answer,
        })
      : undefined;
  takeCryptogram(data, answer, combined?.ok ? combined.value : undefined);
  payment.status.set('CARD_RISK_PERFORMED');
  recorder.record(
    'card-action',
    note(`${kind} was asked for, ${given} given`, `请求 ${kind}，返回 ${given}`),
    ...(combined === undefined
      ? []
      : [
          combined.ok
            ? note('CDA: good', 'CDA 成功')
            : note(`CDA: ${combined.problem.en}`, `CDA：${combined.problem.zh}`),
        ]),
    valueNote(0x9f27, Uint8Array.of(answer.information)),
    ...(answer.issuerData ? [valueNote(0x9f10, answer.issuerData)] : []),
  );
  // Only a signed answer may carry its cryptogram inside the signature.
  if (combined === undefined && answer.cryptogram === undefined) {
    throw new PaymentEnd('terminated', 'CARD_DATA_MISSING', { en: '9F26', zh: '9F26' });
  }
  if (answer.issuerData !== undefined) requireIssuerData(answer.issuerData);
  return { kind: given, values, ...(combined && { combined }) };
}

function requireIssuerData(bytes: Uint8Array): void {
  understood({ en: '9F10', zh: '9F10' }, () => decodeIssuerApplicationData(bytes));
}
