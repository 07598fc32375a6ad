import { equalBytes } from '../../../apdu/bytes.js';
import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import type { CardContents } from '../../../card-model/image/card-contents.js';
import type { IssueStep } from '../../../card-model/issuing/issue-step.js';
import { issueSteps } from '../../../card-model/issuing/issue-steps.js';
import type { Profile } from '../../../card-model/kernel/profile.js';
import { historicalBytesOf } from '../connection/historical-bytes.js';
import { readHolder } from '../reading/read-holder.js';
import { type Refusal, refusal } from '../refusal.js';
import { type Difference, readBack } from './read-back.js';
import { runStep } from './run-step.js';
import { stepName } from './step-name.js';

export interface IssueOptions {
  /** Of the blank card, 8 bytes. */
  readonly transportKey: Uint8Array;
  /** Go on with a card whose building was broken off; what is there already is kept. Default: a blank card. */
  readonly resume?: boolean;
  /** Read everything back before the building is ended; default true. */
  readonly verify?: boolean;
  /** Called before each step. */
  readonly onStep?: (done: number, total: number, step: IssueStep) => void;
}

/** The card is built, issued and in the state wanted. */
export interface Issued {
  readonly outcome: 'issued';
  /** Commands of building, without those of reading back. */
  readonly steps: number;
  /** Of these, what the card had from an earlier try. */
  readonly alreadyDone: number;
  /** 卡号 as the card tells it. */
  readonly cardNumber?: string;
}

/** The card refused a step; the building can be resumed when the cause is mended. */
export interface IssueRefusal extends Refusal {
  /** Steps done before the one refused. */
  readonly done: number;
  readonly total: number;
}

/** What was read back differs from what was written; the card is still open for building. */
export interface NotAsWritten {
  readonly outcome: 'differs';
  readonly differences: readonly Difference[];
  readonly reason: Bilingual;
}

export type IssueResult = Issued | IssueRefusal | NotAsWritten;

/**
 * Makes the blank card at the other end of a transport a card with these contents, by commands alone: the same for a
 * card of this program and for a real one.
 * @throws TransportError when the link fails; the building can then be resumed
 */
export async function issueCard(
  transport: Transport,
  profile: Profile,
  contents: CardContents,
  options: IssueOptions,
): Promise<IssueResult> {
  const steps = issueSteps(profile, contents, options.transportKey);
  let alreadyDone = 0;
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index]!;
    options.onStep?.(index, steps.length, step);
    if (isEnd(step) && options.verify !== false) {
      const differences = await readBack(transport, profile, contents);
      if (differences.length > 0) return notAsWritten(differences);
    }
    const answer = await runStep(transport, step);
    const tolerated = answer.accepted && (options.resume === true || !answer.alreadyDone);
    if (tolerated) {
      if (answer.alreadyDone) alreadyDone++;
      continue;
    }
    if (options.resume && isIssuedAlready(step, answer.statusWord) && (await isThis(transport, contents))) {
      const end = steps.findIndex(isEnd);
      alreadyDone += end + 1 - index;
      index = end;
      continue;
    }
    const refused = refusal(stepName(step), answer.statusWord);
    const reason = isIssuedAlready(step, answer.statusWord) ? ISSUED_ALREADY : refused.reason;
    return { ...refused, reason, done: index, total: steps.length };
  }
  const cardNumber = await readCardNumber(transport);
  return { outcome: 'issued', steps: steps.length, alreadyDone, ...(cardNumber && { cardNumber }) };
}

const ISSUED_ALREADY: Bilingual = {
  en: 'the card is issued already; only a blank card can be built',
  zh: '此卡已发行，只能在空白卡上发卡',
};

/** 卡号 is free to read in every state of the card. */
async function readCardNumber(transport: Transport): Promise<string | undefined> {
  const reading = await readHolder(transport);
  if (reading.outcome !== 'read') return undefined;
  return reading.fields.find(({ id }) => id === 'cardNumber')?.value;
}

const isEnd = (step: IssueStep): boolean => step.kind === 'send' && step.action === 'end-pre-issue';

/** An issued card has no transport key any more. */
const isIssuedAlready = (step: IssueStep, statusWord: number): boolean =>
  step.kind === 'send' && step.action === 'show-transport-key' && statusWord === SW.CONDITIONS_NOT_SATISFIED;

/** An issued card is not read back before it is taken for this one, but its answer to reset holds its number. */
async function isThis(transport: Transport, { historicalBytes }: CardContents): Promise<boolean> {
  const found = historicalBytesOf(await transport.reset());
  return found !== undefined && equalBytes(found, historicalBytes);
}

function notAsWritten(differences: readonly Difference[]): NotAsWritten {
  const [first] = differences;
  const count = differences.length;
  return {
    outcome: 'differs',
    differences,
    reason: {
      en: `${count} ${count === 1 ? 'thing differs' : 'things differ'} from what was written, first ${first!.place}: ${first!.problem.en}`,
      zh: `回读有 ${count} 处不符，首先是 ${first!.place}：${first!.problem.zh}`,
    },
  };
}
