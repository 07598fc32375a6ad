import { toHex } from '../../apdu/bytes.js';
import type { Bilingual } from '../../apdu/codec/bilingual.js';
import { SW } from '../../apdu/codec/status-word.js';
import { decodeText } from '../../apdu/codec/text-field.js';
import type { Transport } from '../../apdu/transport/transport.js';
import type { CardAlgorithmName } from '../../crypto/index.js';
import { readRecord } from './connection/commands.js';
import { cardFactorOf, historicalBytesOf } from './connection/historical-bytes.js';
import { isSelected, selectFile, selectSsse } from './connection/select.js';
import { type Refusal, refusal, type Unintelligible } from './refusal.js';

export type Generation = 1 | 2 | 3;

/** What a reader knows of a card before any authentication. */
export interface CardIdentification {
  readonly outcome: 'identified';
  readonly generation: Generation;
  /** '3.00' */
  readonly specificationVersion: string;
  /** SSF33 cards exist; this program has no such cipher and cannot use their keys. */
  readonly algorithm: CardAlgorithmName | 'SSF33';
  /** Six digits; '' while the card is not personalised. */
  readonly areaCode: string;
  /** 卡识别码: 32 hexadecimal digits. */
  readonly cardIdentificationCode: string;
  /** Undefined when the answer to reset does not show it. */
  readonly historicalBytes: Uint8Array | undefined;
  /** 8 bytes; undefined when the answer to reset does not show it. */
  readonly cardFactor: Uint8Array | undefined;
  readonly answerToReset: Uint8Array;
  /** Of SELECT SSSE: 9000, or a warning such as 6283 for a deactivated application. */
  readonly selectionStatus: number;
}

export type IdentificationResult = CardIdentification | Refusal | Unintelligible;

const ISSUER_FILE = 0xef05;
const RECORD = { IDENTIFICATION: 1, VERSION: 3 } as const;
const IDENTIFICATION_BYTES = 16;
const AREA_BYTES = 3;
const TLV_HEADER_BYTES = 2;

/** Issuer data of the FCI up to the algorithm byte. ssc-card.md 0. */
const ALGORITHM_MARK = '9F0C038601';
const ALGORITHM_OF_BYTE: Readonly<Record<string, CardIdentification['algorithm']>> = {
  '01': '3DES',
  '02': 'SSF33',
  '03': 'SM4',
};

/** First byte of the version: '1', '2', '3'; a reader of the field takes 00 for generation 2. ssc-card.md 0. */
const GENERATION_OF_BYTE: Readonly<Record<number, Generation>> = { 49: 1, 50: 2, 51: 3, 0: 2 };

const STEP = {
  SELECT: { en: 'selecting the social security environment (SSSE)', zh: '选择社会保障应用环境 SSSE' },
  FILE: { en: 'selecting SSSE EF05', zh: '选择 SSSE EF05' },
  IDENTIFICATION: { en: 'reading the card identification code (EF05, 01)', zh: '读卡识别码（EF05，01）' },
  VERSION: { en: 'reading the specification version (EF05, 03)', zh: '读规范版本（EF05，03）' },
} as const satisfies Record<string, Bilingual>;

/**
 * SELECT SSSE and the two free records that tell generation, algorithm and area. SSSE EF05 stays selected.
 * @throws TransportError when the link fails
 */
export async function identifyCard(transport: Transport): Promise<IdentificationResult> {
  const selected = await selectSsse(transport);
  if (!isSelected(selected.statusWord)) return refusal(STEP.SELECT, selected.statusWord);
  const file = await selectFile(transport, ISSUER_FILE);
  if (!isSelected(file.statusWord)) return refusal(STEP.FILE, file.statusWord);
  const identification = await readRecord(transport, RECORD.IDENTIFICATION);
  if (identification.statusWord !== SW.SUCCESS)
    return refusal(STEP.IDENTIFICATION, identification.statusWord);
  const version = await readRecord(transport, RECORD.VERSION);
  if (version.statusWord !== SW.SUCCESS) return refusal(STEP.VERSION, version.statusWord);

  const code = identification.data.slice(TLV_HEADER_BYTES);
  if (code.length !== IDENTIFICATION_BYTES) return wrongIdentification(code.length);
  const specificationVersion = decodeText(version.data.subarray(TLV_HEADER_BYTES));
  const generation = GENERATION_OF_BYTE[version.data[TLV_HEADER_BYTES] ?? Number.NaN];
  if (generation === undefined) return wrongVersion(specificationVersion);

  const historicalBytes = historicalBytesOf(transport.answerToReset);
  return {
    outcome: 'identified',
    generation,
    specificationVersion,
    algorithm: algorithmOf(selected.data),
    areaCode: areaCodeOf(code),
    cardIdentificationCode: toHex(code),
    historicalBytes,
    cardFactor: cardFactorOf(historicalBytes),
    answerToReset: transport.answerToReset.slice(),
    selectionStatus: selected.statusWord,
  };
}

/** Readers search the bytes instead of parsing: makers differ in what else stands in the FCI. */
export function algorithmOf(fci: Uint8Array): CardIdentification['algorithm'] {
  const hex = toHex(fci);
  for (let at = hex.indexOf(ALGORITHM_MARK); at >= 0; at = hex.indexOf(ALGORITHM_MARK, at + 1)) {
    const value = at + ALGORITHM_MARK.length;
    if (at % 2 === 0) return ALGORITHM_OF_BYTE[hex.slice(value, value + 2)] ?? '3DES';
  }
  return '3DES';
}

function areaCodeOf(code: Uint8Array): string {
  const digits = toHex(code.subarray(0, AREA_BYTES));
  return /^\d+$/.test(digits) ? digits : '';
}

function wrongIdentification(bytes: number): Unintelligible {
  const reason = {
    en: `the card identification code has ${bytes} bytes; it must have ${IDENTIFICATION_BYTES}`,
    zh: `卡识别码为 ${bytes} 字节，应为 ${IDENTIFICATION_BYTES} 字节`,
  };
  return { outcome: 'not-understood', part: 'CARD_IDENTIFICATION', reason };
}

function wrongVersion(version: string): Unintelligible {
  const shown = JSON.stringify(version);
  const reason = {
    en: `the specification version is ${shown}; it must begin with 1, 2 or 3`,
    zh: `规范版本为 ${shown}，应以 1、2 或 3 开头`,
  };
  return { outcome: 'not-understood', part: 'VERSION', reason };
}
