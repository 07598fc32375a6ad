import type { CardInterface, CardPort } from '../../apdu/transport/card-port.js';
import { connectInProcess } from '../../apdu/transport/in-process.js';
import { type Transport, TransportError } from '../../apdu/transport/transport.js';
import { type Card, createCard } from '../../card-model/card.js';
import type { CardContents } from '../../card-model/image/card-contents.js';
import type { IssueStep } from '../../card-model/issuing/issue-step.js';
import { issueSteps } from '../../card-model/issuing/issue-steps.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { blankCard, TEST_TRANSPORT_KEY } from '../../card-model/personalisation/blank-card.js';
import { type IssueResult, issueCard } from '../../host-cli/terminal/personalising/issue-card.js';
import { runStep } from '../../host-cli/terminal/personalising/run-step.js';
import { seededRandom } from './random.js';
import { stateOf } from './tear-walk.js';

const GET_CHALLENGE = 0x84;
const CONDITIONS_NOT_SATISFIED = 0x6985;

/** A card that loses power in the next command that may write. */
class TearingCard implements CardPort {
  armed = 0;

  constructor(readonly card: Card) {}

  powerOn(cardInterface?: CardInterface): Uint8Array {
    return this.card.powerOn(cardInterface);
  }

  warmReset(): Uint8Array {
    return this.card.warmReset();
  }

  powerOff(): void {
    this.card.powerOff();
  }

  transmit(command: Uint8Array): Uint8Array {
    if (command[1] !== GET_CHALLENGE) this.card.tearAfter(this.armed);
    return this.card.transmit(command);
  }
}

/** A blank card of a profile, and the way to it. */
export class Workbench {
  readonly card: Card;
  readonly transport: Transport;
  readonly #tearing: TearingCard;

  constructor(
    readonly profile: Profile,
    protocol: 'T=0' | 'T=1',
  ) {
    this.card = createCard({ contents: blankCard(profile), random: seededRandom(), protocol });
    this.#tearing = new TearingCard(this.card);
    this.transport = connectInProcess(this.#tearing);
  }

  get state(): string {
    return stateOf(this.card.contents());
  }

  /** The same as the contents that the card is to have, in the form of `state`. */
  static finished(contents: CardContents): string {
    return stateOf(createCard({ contents }).contents());
  }

  /** Whether power was lost in the act; then the card has power again. */
  async tornIn(writes: number, act: () => Promise<unknown>): Promise<boolean> {
    this.#tearing.armed = writes;
    try {
      await act();
      return false;
    } catch (error) {
      if (!(error instanceof TransportError) || error.code !== 'LINK_FAILED') throw error;
      return true;
    } finally {
      this.#tearing.armed = 0;
      if (!this.card.powered) await this.transport.reset();
    }
  }
}

/** Steps whose effect power takes away. */
const isVolatile = (step: IssueStep): boolean =>
  step.kind === 'authenticate' ||
  (step.kind === 'send' && (step.action === 'select' || step.action === 'show-transport-key'));
/** An issued card cannot be issued once more: the program sees that when it shows the transport key. */
const isEnd = (step: IssueStep): boolean => step.kind === 'send' && step.action === 'end-pre-issue';
const opensMasterFile = (step: IssueStep): boolean => step.kind === 'send' && step.place === 'MF';

/** Where power failed: number of the step, and after how many of its writes. */
export interface TearPoint {
  readonly step: number;
  readonly writes: number;
}

export interface TornBuilding {
  readonly points: readonly TearPoint[];
  readonly state: string;
}

/**
 * Builds one card that loses power at every write of every step, one after the other, and goes on each time.
 * @throws Error when a tear leaves the card neither as before the step nor as after it
 */
export async function buildThroughAllTears(
  profile: Profile,
  contents: CardContents,
  protocol: 'T=0' | 'T=1',
): Promise<TornBuilding> {
  const bench = new Workbench(profile, protocol);
  const { transport } = bench;
  const points: TearPoint[] = [];
  let recalled: IssueStep[] = [];
  for (const [index, step] of issueSteps(profile, contents, TEST_TRANSPORT_KEY).entries()) {
    const before = bench.state;
    const between: string[] = [];
    let accepted = false;
    const act = async () => {
      const answer = await runStep(transport, step);
      accepted = answer.accepted || (isEnd(step) && answer.statusWord === CONDITIONS_NOT_SATISFIED);
    };
    for (let writes = 1; await bench.tornIn(writes, act); writes++) {
      points.push({ step: index, writes });
      between.push(bench.state);
      for (const earlier of recalled) await runStep(transport, earlier);
    }
    const after = bench.state;
    const place = `${profile.id}, step ${index}, ${step.place}`;
    if (!accepted) throw new Error(`${place}: not accepted after ${between.length} tears`);
    if (step.kind !== 'authenticate' && !(step.kind === 'send' && step.action === 'show-transport-key')) {
      for (const state of between)
        if (state !== before && state !== after) throw new Error(`${place}: half done`);
    }
    if (isVolatile(step)) {
      const begins = step.kind === 'send' && step.action === 'select' && opensMasterFile(step);
      const shown = recalled.filter((earlier) => earlier.kind === 'send' && earlier.action !== 'select');
      recalled = begins ? [step, ...shown] : [...recalled, step];
    }
  }
  return { points, state: bench.state };
}

/** Breaks the issuing of a card off at one point and resumes it as the program does. */
export async function resumeAfter(
  { step, writes }: TearPoint,
  profile: Profile,
  contents: CardContents,
  protocol: 'T=0' | 'T=1',
): Promise<{ result: IssueResult; state: string }> {
  const bench = new Workbench(profile, protocol);
  const steps = issueSteps(profile, contents, TEST_TRANSPORT_KEY);
  for (const earlier of steps.slice(0, step)) await runStep(bench.transport, earlier);
  const torn = await bench.tornIn(writes, () => runStep(bench.transport, steps[step]!));
  if (!torn) throw new Error(`step ${step} has no write ${writes}`);
  const options = { transportKey: TEST_TRANSPORT_KEY, resume: true };
  const result = await issueCard(bench.transport, profile, contents, options);
  return { result, state: bench.state };
}
