import { SW } from '../../../apdu/codec/status-word.js';
import { decodeText } from '../../../apdu/codec/text-field.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { readRecord } from '../connection/commands.js';
import { type CardIdentification, identifyCard } from '../identify-card.js';
import { refusal } from '../refusal.js';
import { cardFailure, failure, identificationFailure } from './function-result.js';

const CARD_NUMBER_RECORD = 7;
const TLV_HEADER_BYTES = 2;

/**
 * The card, if it is the one meant.
 * @param pCardInfo '卡识别码|卡号|'; empty parts are not compared
 * @throws FunctionFailure -22 when it is another card
 */
export async function requireCard(transport: Transport, pCardInfo: string): Promise<CardIdentification> {
  const identification = await identifyCard(transport);
  if (identification.outcome !== 'identified') throw identificationFailure(identification);
  const [code = '', number = ''] = pCardInfo.split('|').map((part) => part.trim().toUpperCase());
  if (code !== '' && code !== identification.cardIdentificationCode) throw failure('CARD_DIFFERS');
  if (number !== '' && number !== (await cardNumber(transport))) throw failure('CARD_DIFFERS');
  return identification;
}

/** EF05 is still the current file after identification. */
async function cardNumber(transport: Transport): Promise<string> {
  const { data, statusWord } = await readRecord(transport, CARD_NUMBER_RECORD);
  if (statusWord !== SW.SUCCESS)
    throw cardFailure(refusal({ en: 'reading the card number', zh: '读卡号' }, statusWord));
  return decodeText(data.subarray(TLV_HEADER_BYTES)).toUpperCase();
}
