import { toHex } from '../../../apdu/bytes.js';
import { SW } from '../../../apdu/codec/status-word.js';
import { decodeText } from '../../../apdu/codec/text-field.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import {
  type DebitEvent,
  mac1Message,
  mac2Message,
  totalOf,
} from '../../../card-model/applications/social/debit/debit-message.js';
import { type CardAlgorithm, cardAlgorithm, equalConstantTime } from '../../../crypto/index.js';
import { readRecord } from '../connection/commands.js';
import { isSelected, selectDirectory, selectFile, selectSsse } from '../connection/select.js';
import type { CardIdentification } from '../identify-card.js';
import { cipherOf } from '../keys/card-diversification.js';
import { profileOfGeneration, requireDirectory } from '../keys/directories.js';
import type { KeyRing } from '../keys/key-ring.js';
import { encodePin } from '../pin/pin-digits.js';
import { verifyPin } from '../pin/verify-pin.js';
import { type Initialised, initialise, readDebited, readInitialised, sendDebit } from './debit-commands.js';
import { type DebitRequest, type EncodedRequest, encodeRequest } from './debit-request.js';
import {
  aboveCeiling,
  type DebitNotUnderstood,
  type DebitRefusal,
  type DebitResult,
  notUnderstood,
  refusedAt,
  type TacVerdict,
} from './debit-result.js';
import { type DebitReceipt, RECEIPT_HEAD } from './receipt.js';
import { TAC_KEY, verifyReceipt } from './verify-receipt.js';

export interface DebitOptions {
  /** Verified first, 4 to 12 digits; without it the PIN must have been verified already. */
  readonly pin?: string;
  /** Of DF04.DPK and DF04.DTK; default: 1, else the lowest that the ring has. */
  readonly keyVersion?: number;
}

/** Of MAC1 and MAC2. */
const SESSION_KEY = 'DF04.DPK';
const ISSUER_FILE = 0xef05;
const CARD_NUMBER_RECORD = 7;
const TLV_HEADER_BYTES = 2;
const NO_AMOUNTS = new Uint8Array(12);

/**
 * A medical debit (就医结算) with DF04. DF04 stays selected.
 * @throws TransportError when the link fails: after that only EF08 of the card tells whether it has debited;
 * TerminalError for a request or PIN that is none, before anything is sent, and when DF04.DPK of that version is not in the
 * ring or cannot be derived
 */
export async function debit(
  transport: Transport,
  request: DebitRequest,
  keyRing: KeyRing,
  identification: CardIdentification,
  { pin, keyVersion = keyRing.find(SESSION_KEY).version }: DebitOptions = {},
): Promise<DebitResult> {
  const encoded = encodeRequest(request);
  const cardKey = keyRing.cardKeyFor(SESSION_KEY, identification, keyVersion);
  const algorithm = cardAlgorithm(cipherOf(identification));
  if (pin !== undefined) encodePin(pin);

  const cardNumber = await readCardNumber(transport);
  const refused = await enter(transport, identification, pin);
  if (refused) return refused;
  const begun = await begin(transport, keyVersion, encoded, algorithm);
  if ('outcome' in begun) return begun;

  const event: DebitEvent = { ...encoded, sequence: begun.sequence };
  const sessionKey = algorithm.debitSessionKey(cardKey, begun.random, event.sequence, event.terminalSequence);
  const answer = await sendDebit(transport, event, algorithm.debitMac(sessionKey, mac1Message(event)));
  if (answer.statusWord === SW.AMOUNT_OVER_LIMIT) {
    return aboveCeiling('debit', answer.statusWord, totalOf(event), begun.ceiling);
  }
  if (answer.statusWord !== SW.SUCCESS) return refusedAt('debit', answer.statusWord);
  const debited = readDebited(answer.data);
  if (!debited) return wrongLength('debit', answer.data.length);

  const receipt: DebitReceipt = {
    ...RECEIPT_HEAD,
    cardIdentificationCode: identification.cardIdentificationCode,
    ...(cardNumber !== '' && { cardNumber }),
    areaCode: identification.areaCode,
    // The key could not have been derived without it.
    cardFactor: toHex(identification.cardFactor!),
    algorithm: algorithm.name,
    keyVersion,
    account: request.account,
    selfPay: request.selfPay,
    pooled: request.pooled,
    terminal: request.terminal,
    dateTime: request.dateTime,
    cardSequence: (event.sequence[0]! << 8) | event.sequence[1]!,
    terminalSequence: request.sequence,
    tac: toHex(debited.tac),
  };
  if (!equalConstantTime(algorithm.debitMac(sessionKey, mac2Message(event)), debited.mac2)) {
    return { outcome: 'card-mac-wrong', reason: MAC2_WRONG, receipt };
  }
  return { outcome: 'done', receipt, ceiling: begun.ceiling, tac: verdictOn(receipt, keyRing) };
}

const MAC2_WRONG = {
  en: 'MAC2 is wrong: what answered does not know the key of this card; do not take the debit as paid',
  zh: 'MAC2 错误：应答方不掌握此卡密钥，不得视为已支付',
};

function verdictOn(receipt: DebitReceipt, keyRing: KeyRing): TacVerdict {
  const known = keyRing.versionsOf(TAC_KEY).some(({ version }) => version === receipt.keyVersion);
  if (!known) return 'not-checked';
  return verifyReceipt(receipt, keyRing) ? 'right' : 'wrong';
}

/** '' where the card does not let it be read. */
async function readCardNumber(transport: Transport): Promise<string> {
  if (!isSelected((await selectSsse(transport)).statusWord)) return '';
  if (!isSelected((await selectFile(transport, ISSUER_FILE)).statusWord)) return '';
  const { data, statusWord } = await readRecord(transport, CARD_NUMBER_RECORD);
  return statusWord === SW.SUCCESS ? decodeText(data.subarray(TLV_HEADER_BYTES)) : '';
}

/** Verifies the PIN and selects DF04; undefined when both went well. */
async function enter(
  transport: Transport,
  { generation }: CardIdentification,
  pin: string | undefined,
): Promise<DebitRefusal | undefined> {
  if (pin !== undefined) {
    const verified = await verifyPin(transport, pin);
    if (verified.outcome !== 'verified') return { ...verified, outcome: 'refused', at: 'pin' };
  }
  const directory = requireDirectory(profileOfGeneration(generation), 'DF04');
  const { statusWord } = await selectDirectory(transport, directory);
  return isSelected(statusWord) ? undefined : refusedAt('selection', statusWord);
}

async function begin(
  transport: Transport,
  keyVersion: number,
  encoded: EncodedRequest,
  { debitAlgorithmByte }: CardAlgorithm,
): Promise<Initialised | DebitRefusal | DebitNotUnderstood> {
  const { data, statusWord } = await initialise(transport, keyVersion, encoded);
  if (statusWord === SW.AMOUNT_OVER_LIMIT) {
    const ceiling = await askCeiling(transport, keyVersion, encoded);
    return aboveCeiling('initialise', statusWord, totalOf(encoded), ceiling);
  }
  if (statusWord !== SW.SUCCESS) return refusedAt('initialise', statusWord);
  const begun = readInitialised(data);
  if (!begun) return wrongLength('initialise', data.length);
  if (begun.keyVersion === keyVersion && begun.algorithmByte === debitAlgorithmByte) return begun;
  return notUnderstood('initialise', {
    en: 'the card works with another key version or algorithm than it was asked for',
    zh: '卡片使用的密钥版本或算法与请求不符',
  });
}

/** A debit of nothing is within every ceiling; it is begun only to learn it, and never done. */
async function askCeiling(
  transport: Transport,
  keyVersion: number,
  { terminal }: EncodedRequest,
): Promise<number | undefined> {
  const { data, statusWord } = await initialise(transport, keyVersion, { amounts: NO_AMOUNTS, terminal });
  return statusWord === SW.SUCCESS ? readInitialised(data)?.ceiling : undefined;
}

function wrongLength(at: 'initialise' | 'debit', bytes: number): DebitNotUnderstood {
  const command = at === 'debit' ? 'DEBIT' : 'INITIALISE DEBIT';
  const tell = at === 'debit' ? '; EF08 of DF04 tells whether the card has debited' : '';
  return notUnderstood(at, {
    en: `the card answered ${command} with ${bytes} bytes, which is not what it should have${tell}`,
    zh: `卡片对 ${command} 应答 ${bytes} 字节，长度不符${tell && '；是否已扣款以 DF04 EF08 为准'}`,
  });
}
