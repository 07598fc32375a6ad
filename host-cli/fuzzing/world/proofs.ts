import { concatBytes, equalBytes } from '../../../apdu/bytes.js';
import type { CommandView } from '../../../apdu/codec/command-view.js';
import {
  DEBIT_BYTES,
  type DebitEvent,
  mac1Message,
  mac2Message,
  tacMessage,
} from '../../../card-model/applications/social/debit/debit-message.js';
import { type KeyType, opensRights } from '../../../card-model/security/key-type.js';
import { USUAL_VERSION } from '../../../card-model/security/key-version.js';
import { cardAlgorithm } from '../../../crypto/index.js';
import type { CardSecrets, SecretKey } from '../secrets/card-secrets.js';
import type { MapDirectory } from './card-map.js';

const FIELD_BYTES = 8;
/** Cryptogram and data of EXTERNAL AUTHENTICATE; one byte more is the key version. */
const PROOF_BYTES = 2 * FIELD_BYTES;
const MAC_BYTES = 4;

/** What a proof is checked against. */
export interface ProofBasis {
  readonly secrets: CardSecrets;
  /** Undefined where none is left. */
  readonly challenge: Uint8Array | undefined;
}

/** The key version that an EXTERNAL AUTHENTICATE means. */
export function provenVersion(view: CommandView): number {
  return view.nc > PROOF_BYTES ? view.bytes[view.dataOffset + PROOF_BYTES]! : USUAL_VERSION;
}

/** Whether an EXTERNAL AUTHENTICATE shows its key; undefined where the key is not known here. */
export function isRightCryptogram(
  { secrets, challenge }: ProofBasis,
  view: CommandView,
  directory: MapDirectory,
): boolean | undefined {
  const key = secrets.find(directory, opensRights, view.p2, provenVersion(view));
  if (key === undefined) return undefined;
  if (challenge === undefined || view.nc < PROOF_BYTES) return false;
  const data = view.data();
  const expected = cardAlgorithm(key.algorithm)
    .prepare(key.value)
    .cryptogramFor(challenge, data.subarray(FIELD_BYTES, PROOF_BYTES));
  return equalBytes(expected, data.subarray(0, FIELD_BYTES));
}

/** Whose key makes the MAC of a secured command, by instruction. Conventions, PIN commands; application and card states. */
const MAC_KEYS: Readonly<
  Record<number, { type: KeyType; of: (at: MapDirectory) => MapDirectory | undefined }>
> = {
  36: { type: 'PIN_RELOAD', of: (at) => at.pinOwner },
  30: { type: 'LK', of: (at) => at },
  24: { type: 'LK', of: (at) => at },
  22: { type: 'BK', of: (at) => at.head ?? at },
  212: { type: 'MK', of: (at) => at },
  218: { type: 'MK', of: (at) => at },
};

/** The key that secures a command of the social application; undefined where it is not known here. */
export function macKeyOf(secrets: CardSecrets, ins: number, directory: MapDirectory): SecretKey | undefined {
  const row = MAC_KEYS[ins];
  const owner = row?.of(directory);
  return row && owner && secrets.find(owner, (type) => type === row.type);
}

/** Whether the MAC that ends a secured command is right; undefined where the key is not known here. */
export function isRightMac(
  { secrets, challenge }: ProofBasis,
  view: CommandView,
  directory: MapDirectory,
): boolean | undefined {
  const key = macKeyOf(secrets, view.ins, directory);
  if (key === undefined) return undefined;
  if (challenge === undefined || view.nc < MAC_BYTES) return false;
  const algorithm = cardAlgorithm(key.algorithm);
  const macOffset = view.dataOffset + view.nc - MAC_BYTES;
  const expected = algorithm.secureMessagingMac(
    algorithm.processKey(key.value, challenge),
    view.bytes.subarray(0, macOffset),
  );
  return equalBytes(expected, view.bytes.subarray(macOffset, macOffset + MAC_BYTES));
}

/** INITIALISE DEBIT and the answer of the card. */
export interface DebitBasis {
  readonly directory: MapDirectory;
  /** Data of the command: key version, amounts, terminal. */
  readonly order: Uint8Array;
  /** Ceiling, sequence, key version, algorithm, random. */
  readonly answer: Uint8Array;
}

const SEQUENCE_AT = 4;
const RANDOM_AT = 8;

/** The answer that INTERNAL AUTHENTICATE must have; undefined where the key is not known here. */
export function internalCryptogram(
  secrets: CardSecrets,
  view: CommandView,
  directory: MapDirectory,
): Uint8Array | undefined {
  const key = secrets.find(directory, (type) => type === 'IRK', view.p2);
  const data = view.data();
  if (key === undefined || data.length !== PROOF_BYTES) return undefined;
  return cardAlgorithm(key.algorithm)
    .prepare(key.value)
    .cryptogramFor(data.subarray(0, FIELD_BYTES), data.subarray(FIELD_BYTES));
}

interface DebitParts {
  readonly key: SecretKey;
  readonly session: Uint8Array;
  readonly event: DebitEvent;
}

/** What both sides reckon with; undefined where the key is not known here, or the card's answer is none. */
function debitParts(
  secrets: CardSecrets,
  { directory, order, answer }: DebitBasis,
  terminalSequence: Uint8Array,
  dateTime: Uint8Array,
): DebitParts | undefined {
  const key = secrets.find(directory, (type) => type === 'DPK', undefined, order[0]);
  if (key === undefined || answer.length < RANDOM_AT + DEBIT_BYTES.RANDOM) return undefined;
  const sequence = answer.subarray(SEQUENCE_AT, SEQUENCE_AT + DEBIT_BYTES.SEQUENCE);
  const random = answer.subarray(RANDOM_AT, RANDOM_AT + DEBIT_BYTES.RANDOM);
  const session = cardAlgorithm(key.algorithm).debitSessionKey(key.value, random, sequence, terminalSequence);
  const amounts = order.subarray(1, 1 + DEBIT_BYTES.AMOUNTS);
  const terminal = order.subarray(1 + DEBIT_BYTES.AMOUNTS);
  return { key, session, event: { amounts, terminal, dateTime, terminalSequence, sequence } };
}

/**
 * MAC1 of a medical debit; undefined where the key is not known here, or the card's answer is none.
 * @param terminalSequence 4 bytes
 * @param dateTime 7 bytes
 */
export function debitMac1(
  secrets: CardSecrets,
  debit: DebitBasis,
  terminalSequence: Uint8Array,
  dateTime: Uint8Array,
): Uint8Array | undefined {
  const parts = debitParts(secrets, debit, terminalSequence, dateTime);
  return parts && cardAlgorithm(parts.key.algorithm).debitMac(parts.session, mac1Message(parts.event));
}

const DATE_TIME_AT = DEBIT_BYTES.TERMINAL_SEQUENCE;
const MAC_AT = DATE_TIME_AT + DEBIT_BYTES.DATE_TIME;

/** Whether MAC1 of a DEBIT is right; undefined where that cannot be told. */
export function isRightDebit(
  secrets: CardSecrets,
  debit: DebitBasis | undefined,
  view: CommandView,
): boolean | undefined {
  if (debit === undefined) return undefined;
  const data = view.data();
  const terminalSequence = data.subarray(0, DATE_TIME_AT);
  const expected = debitMac1(secrets, debit, terminalSequence, data.subarray(DATE_TIME_AT, MAC_AT));
  return expected && equalBytes(expected, data.subarray(MAC_AT));
}

/** TAC and MAC2 that the card must answer a DEBIT with; undefined where the keys are not known here. */
export function debitAnswer(
  secrets: CardSecrets,
  debit: DebitBasis,
  view: CommandView,
): Uint8Array | undefined {
  const data = view.data().slice();
  const parts = debitParts(
    secrets,
    debit,
    data.subarray(0, DATE_TIME_AT),
    data.subarray(DATE_TIME_AT, MAC_AT),
  );
  const dtk = secrets.find(debit.directory, (type) => type === 'DTK', undefined, debit.order[0]);
  if (parts === undefined || dtk === undefined) return undefined;
  const tac = cardAlgorithm(dtk.algorithm).debitTac(dtk.value, tacMessage(parts.event));
  return concatBytes(
    tac,
    cardAlgorithm(parts.key.algorithm).debitMac(parts.session, mac2Message(parts.event)),
  );
}
