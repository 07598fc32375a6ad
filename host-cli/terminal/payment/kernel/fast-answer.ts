import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { CID, CVR } from '../../../../apdu/payment/card-bits-table.js';
import { decodeIssuerApplicationData } from '../../../../apdu/payment/issuer-application-data.js';
import { parseTrack2, type Track2 } from '../../../../apdu/payment/track2.js';
import type { CryptogramKind } from '../payment-card.js';
import { exactly, requireObjects } from '../records/read-records.js';
import { PaymentEnd, understood } from '../results/payment-end.js';
import type { TransactionData } from '../transaction-data.js';

/** What a card has decided in the answer to GET PROCESSING OPTIONS of a fast payment. pboc.md section 3 */
export interface FastAnswer {
  readonly kind: CryptogramKind;
  readonly track2: Track2;
  /** CTQ, 9F6C; zeros where the card has none. */
  readonly qualifiers: Uint8Array;
}

const KINDS = [
  ['TC', CVR.fields.FIRST_TC, CID.fields.TC],
  ['ARQC', CVR.fields.FIRST_ARQC, CID.fields.ARQC],
  ['AAC', CVR.fields.FIRST_AAC, CID.fields.AAC],
] as const;

/**
 * Without 9F27 the kind of the cryptogram stands in byte 2 of the CVR.
 * @throws PaymentEnd `CARD_DATA_MISSING`, `CARD_DATA_INVALID`, `CARD_DATA_CONTRADICTORY` when 9F27 says something else
 */
export function readFastAnswer(data: TransactionData): FastAnswer {
  requireObjects(data, 0x82, 0x9f36, 0x57, 0x9f10, 0x9f26);
  exactly(data, 0x82, 2);
  exactly(data, 0x9f36, 2);
  exactly(data, 0x9f26, 8);
  const { cvr, algorithm } = understood({ en: '9F10', zh: '9F10' }, () =>
    decodeIssuerApplicationData(data.ofCard(0x9f10)!),
  );
  const track2 = understood({ en: 'track 2', zh: '磁条 2 等效数据' }, () => parseTrack2(data.ofCard(0x57)!));
  const found = KINDS.find(([, inResults]) => hasBits(cvr, inResults));
  if (found === undefined) {
    const detail = { en: 'the CVR name no cryptogram', zh: 'CVR 未说明密文类型' };
    throw new PaymentEnd('terminated', 'CARD_DATA_INVALID', detail);
  }
  const [kind, , inInformation] = found;
  const information = data.ofCard(0x9f27);
  if (information !== undefined && !hasBits(information, inInformation)) {
    const detail = { en: '9F27 and CVR differ', zh: '9F27 与 CVR 不一致' };
    throw new PaymentEnd('terminated', 'CARD_DATA_CONTRADICTORY', detail);
  }
  if (information === undefined) data.takeFromCard(0x9f27, Uint8Array.of(inInformation.value));
  requireAgreed(data, algorithm);
  if (data.ofCard(0x9f6c) !== undefined) exactly(data, 0x9f6c, 2);
  return { kind, track2, qualifiers: data.ofCard(0x9f6c) ?? new Uint8Array(2) };
}

const SM4 = 0x04;

/** A terminal that offered only the international algorithms must not be answered in SM4. conventions, PBOC choices */
function requireAgreed(data: TransactionData, algorithm: number): void {
  const offered = data.get(0xdf69)?.[0] === 1;
  if (algorithm === SM4 && !offered) throw new PaymentEnd('terminated', 'ALGORITHM_DIFFERS');
}
