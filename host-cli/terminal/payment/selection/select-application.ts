import { equalBytes, toHex } from '../../../../apdu/bytes.js';
import { SW } from '../../../../apdu/codec/status-word.js';
import { decodeText } from '../../../../apdu/codec/text-field.js';
import type { PaymentFci } from '../../../../apdu/payment/file-control-information.js';
import { hexOfStatus } from '../../refusal.js';
import type { PaymentCard } from '../payment-card.js';
import { PaymentEnd } from '../results/payment-end.js';
import { note, type StepRecorder } from '../results/step-recorder.js';
import { type Candidate, candidatesOf, inOrder } from './candidate.js';
import { fciOf, readContactEnvironment, readProximityEnvironment, refuseBlockedCard } from './environment.js';
import { selectByList } from './select-by-list.js';

export interface SelectionOptions {
  readonly contactless: boolean;
  readonly terminalAids: readonly Uint8Array[];
  /** An AID or its beginning that the holder has chosen. */
  readonly chosen?: Uint8Array | undefined;
  /** For services of the issuer: a blocked application is selected too. */
  readonly blockedToo?: boolean;
}

/** The application that was selected. */
export interface SelectedApplication {
  readonly fci: PaymentFci;
  /** What the card calls it. */
  readonly label: string;
  readonly blocked: boolean;
}

/** What remains to be tried, best first. */
export class CandidateList {
  readonly #left: Candidate[];
  #blocked: boolean;

  constructor(
    private readonly card: PaymentCard,
    candidates: readonly Candidate[],
    blocked: boolean,
    private readonly blockedToo: boolean,
  ) {
    this.#left = [...candidates];
    this.#blocked = blocked;
  }

  /**
   * Selects the next candidate that can be selected.
   * @throws PaymentEnd `NO_APPLICATION`, `APPLICATION_BLOCKED`, `CARD_BLOCKED`
   */
  async next(): Promise<SelectedApplication> {
    for (let candidate = this.#left.shift(); candidate; candidate = this.#left.shift()) {
      const { data, statusWord } = await this.card.select(candidate.aid);
      refuseBlockedCard(statusWord);
      const blocked = statusWord === SW.SELECTED_FILE_DEACTIVATED;
      this.#blocked ||= blocked;
      if (statusWord !== SW.SUCCESS && !(blocked && this.blockedToo)) continue;
      const fci = fciOf(data);
      const matches = equalBytes(fci.name.subarray(0, candidate.aid.length), candidate.aid);
      if (!matches) throw new PaymentEnd('terminated', 'CARD_DATA_CONTRADICTORY', otherName(candidate, fci));
      return { fci, label: labelOf(candidate, fci), blocked };
    }
    throw new PaymentEnd('terminated', this.#blocked ? 'APPLICATION_BLOCKED' : 'NO_APPLICATION');
  }
}

function labelOf({ label }: Candidate, { objects, name }: PaymentFci): string {
  const own = objects.get(0x50);
  return (own ? decodeText(own) : label) ?? toHex(name);
}

function otherName({ aid }: Candidate, { name }: PaymentFci) {
  const [asked, given] = [toHex(aid), toHex(name)];
  return { en: `${asked} was selected, ${given} answered`, zh: `选择 ${asked}，应答 ${given}` };
}

/** Builds the candidate list: PSE or PPSE, else the terminal's own names. EMV 4.3 Book 1, 12.3. */
export async function buildCandidateList(
  card: PaymentCard,
  { contactless, terminalAids, chosen, blockedToo = false }: SelectionOptions,
  recorder: StepRecorder,
): Promise<CandidateList> {
  const environment = contactless ? 'PPSE' : 'PSE';
  const offered = await (contactless ? readProximityEnvironment(card) : readContactEnvironment(card));
  let found = candidatesOf(offered ?? [], terminalAids);
  let blocked = false;
  const byList = found.length === 0;
  if (byList) {
    const listed = await selectByList(card, terminalAids, blockedToo);
    found = [...listed.candidates];
    blocked = listed.blocked;
  }
  const candidates = inOrder(found, chosen);
  recorder.record(
    'selection',
    byList
      ? note(`no ${environment}: the terminal's own list was tried`, `无 ${environment}，按终端 AID 列表选择`)
      : note(`${environment} found`, `找到 ${environment}`),
    ...candidates.map(({ aid, label = '', priority }) =>
      note(
        `candidate ${toHex(aid)} ${label}, priority ${priority}`,
        `候选应用 ${toHex(aid)} ${label}，优先级 ${priority}`,
      ),
    ),
  );
  return new CandidateList(card, candidates, blocked, blockedToo);
}

/** The end of a payment because the card refused a command. */
export function refused(command: string, statusWord: number): PaymentEnd {
  const hex = hexOfStatus(statusWord);
  return new PaymentEnd(
    'terminated',
    'CARD_REFUSED',
    { en: `${command} ${hex}`, zh: `${command} ${hex}` },
    statusWord,
  );
}
