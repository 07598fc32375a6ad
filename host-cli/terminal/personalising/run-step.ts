import { concatBytes } from '../../../apdu/bytes.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import type {
  AuthenticateStep,
  IssueStep,
  SendStep,
  WriteKeyStep,
  WriteObjectStep,
} from '../../../card-model/issuing/issue-step.js';
import type { KeyImage } from '../../../card-model/security/key.js';
import { encodeKeyRecord } from '../../../card-model/security/key-record.js';
import { cardAlgorithm } from '../../../crypto/index.js';
import { externalAuthenticate, getChallenge } from '../connection/commands.js';
import { type CommandHeader, securedCommand } from '../connection/secured-command.js';
import { isSelected } from '../connection/select.js';
import { exchange } from '../connection/social-transport.js';

/** P1 of WRITE KEY. ssc-card.md 3, T514 */
const WRITES = { OTHER_KEY: 0x00, MASTER_KEY: 0x01 } as const;

/** What the card said to a step: the status word of its last command. */
export interface StepAnswer {
  readonly statusWord: number;
  /** Whether that is an answer with which building goes on. */
  readonly accepted: boolean;
  /** The step had been done before: the file is there, the key protects its directory, the state is reached. */
  readonly alreadyDone: boolean;
}

/** Does one step. @throws TransportError when the link fails */
export async function runStep(transport: Transport, step: IssueStep): Promise<StepAnswer> {
  switch (step.kind) {
    case 'send':
      return answerTo(step, (await exchange(transport, step.command)).statusWord);
    case 'write-key':
      return writeKey(transport, step);
    case 'write-object':
      return writeObject(transport, step);
    case 'authenticate':
      return authenticate(transport, step);
  }
}

const DONE_BEFORE: Readonly<Partial<Record<SendStep['action'], readonly number[]>>> = {
  create: [SW.FILE_EXISTS, SW.DF_NAME_EXISTS],
  'change-state': [SW.CONDITIONS_NOT_SATISFIED],
};

function answerTo({ action }: SendStep, statusWord: number): StepAnswer {
  const alreadyDone = DONE_BEFORE[action]?.includes(statusWord) ?? false;
  const well = action === 'select' ? isSelected(statusWord) : statusWord === SW.SUCCESS;
  return { statusWord, accepted: well || alreadyDone, alreadyDone };
}

async function writeKey(transport: Transport, { record, securedBy }: WriteKeyStep): Promise<StepAnswer> {
  const isMasterKey = record.kind === 'key' && record.key.type === 'MK';
  const p1 = isMasterKey ? WRITES.MASTER_KEY : WRITES.OTHER_KEY;
  const clear = encodeKeyRecord(record);
  if (!securedBy) {
    const { statusWord } = await exchange(transport, { cla: 0x00, ins: 0xd4, p1, p2: 0, data: clear });
    // A directory takes keys in clear only until it has its MK.
    const alreadyDone = isMasterKey && statusWord === SW.CONDITIONS_NOT_SATISFIED;
    return { statusWord, accepted: statusWord === SW.SUCCESS || alreadyDone, alreadyDone };
  }
  return sendSecured(transport, { cla: 0x84, ins: 0xd4, p1, p2: 0 }, securedBy, clear);
}

function writeObject(transport: Transport, { tag, value, securedBy }: WriteObjectStep): Promise<StepAnswer> {
  return sendSecured(transport, { cla: 0x84, ins: 0xda, p1: tag >> 8, p2: tag & 0xff }, securedBy, value);
}

/** A command enciphered and with MAC under an MK and a fresh challenge. */
async function sendSecured(
  transport: Transport,
  header: CommandHeader,
  key: KeyImage,
  clear: Uint8Array,
): Promise<StepAnswer> {
  const challenge = await getChallenge(transport);
  if (challenge.statusWord !== SW.SUCCESS) return refused(challenge.statusWord);
  const algorithm = cardAlgorithm(key.algorithm);
  const processKey = algorithm.processKey(key.value, challenge.data);
  const { statusWord } = await exchange(transport, securedCommand(header, algorithm, processKey, clear));
  return { statusWord, accepted: statusWord === SW.SUCCESS, alreadyDone: false };
}

async function authenticate(transport: Transport, { key }: AuthenticateStep): Promise<StepAnswer> {
  const statusWord = await authenticateWith(transport, key);
  return { statusWord, accepted: statusWord === SW.SUCCESS, alreadyDone: false };
}

/** EXTERNAL AUTHENTICATE with a card key in the current directory; its status word. */
export async function authenticateWith(transport: Transport, key: KeyImage): Promise<number> {
  const challenge = await getChallenge(transport);
  if (challenge.statusWord !== SW.SUCCESS) return challenge.statusWord;
  const algorithm = cardAlgorithm(key.algorithm);
  const processKey = algorithm.processKey(key.value, challenge.data);
  const cryptogram = algorithm.cryptogram(processKey, challenge.data);
  const data = concatBytes(cryptogram, challenge.data, Uint8Array.of(key.version));
  return (await externalAuthenticate(transport, key.reference, data)).statusWord;
}

const refused = (statusWord: number): StepAnswer => ({ statusWord, accepted: false, alreadyDone: false });
