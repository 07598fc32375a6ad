import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { writeKeyHeader } from '../../../card-model/issuing/issue-commands.js';
import type {
  AuthenticateStep,
  IssueStep,
  SendStep,
  WriteKeyStep,
  WriteObjectStep,
} from '../../../card-model/issuing/issue-step.js';
import { encodeKeyRecord } from '../../../card-model/security/key-record.js';
import { isSelected } from '../connection/select.js';
import { exchange } from '../connection/social-transport.js';
import { authenticateWith, type Sent, sendSecured } from '../keys/card-key-exchange.js';
import type { Refusal } from '../refusal.js';

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
  const clear = encodeKeyRecord(record);
  if (securedBy) {
    return answerToKey(await sendSecured(transport, writeKeyHeader(record, true), securedBy, clear));
  }
  const { statusWord } = await exchange(transport, { ...writeKeyHeader(record, false), data: clear });
  // A directory takes keys in clear only until it has its MK.
  const isMasterKey = record.kind === 'key' && record.key.type === 'MK';
  const alreadyDone = isMasterKey && statusWord === SW.CONDITIONS_NOT_SATISFIED;
  return { statusWord, accepted: statusWord === SW.SUCCESS || alreadyDone, alreadyDone };
}

async function writeObject(
  transport: Transport,
  { tag, value, securedBy }: WriteObjectStep,
): Promise<StepAnswer> {
  const header = { cla: 0x84, ins: 0xda, p1: tag >> 8, p2: tag & 0xff };
  return answerToKey(await sendSecured(transport, header, securedBy, value));
}

async function authenticate(transport: Transport, { key }: AuthenticateStep): Promise<StepAnswer> {
  return answerToKey(await authenticateWith(transport, key));
}

function answerToKey({ outcome, statusWord }: Sent | Refusal): StepAnswer {
  return { statusWord, accepted: outcome === 'sent' && statusWord === SW.SUCCESS, alreadyDone: false };
}
