import { type Card, createCard } from '../../card-model/card.js';
import type { CardContents } from '../../card-model/image/card-contents.js';
import { CardError } from '../../card-model/kernel/card-error.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { seededRandom } from './random.js';
import { TearHost } from './tear-host.js';

/** A command, the way to it, and what may have become of the card when power fails inside it. */
export interface TearScenario {
  /** Name of the command definition that is torn. */
  readonly command: string;
  /** Id of the application whose definition that is; default: the first of the profile. */
  readonly application?: string;
  readonly branch: string;
  /** Names of further commands without which a profile has no such scenario. */
  readonly needs?: readonly string[];
  /** The card at the beginning. */
  readonly start: (profile: Profile) => CardContents;
  /** What the card keeps, done once by contact. */
  readonly setUp?: (host: TearHost) => void;
  /** Selections and rights, which power takes away: done again after every tear. The card is as before after it. */
  readonly approach: (host: TearHost) => void;
  /** The command's bytes; may ask for a challenge. */
  readonly act: (host: TearHost) => Uint8Array;
  /** Status word when power holds. */
  readonly answers: number;
  /** Refused with 6982 on the contactless interface unless this is set. */
  readonly contactless?: boolean;
  /** It does not write; default false. */
  readonly writesNothing?: boolean;
  /**
   * States between before and after that go one way only. The first write of such a command leads there, whether the
   * secret is right or wrong; a wrong one leaves the card so.
   */
  readonly oneWay?: (before: CardContents) => OneWayState[];
  /** Commands that show more of the state afterwards than its contents tell. */
  readonly afterwards?: (host: TearHost) => void;
  /** Carries a challenge: what was sent once is worth nothing a second time. */
  readonly usesChallenge?: boolean;
  /** Interfaces it is walked through on; default: all of the profile. */
  readonly links?: readonly Link[];
  /** What counts of the card, where the way to the command moves something on, such as a transaction counter. */
  readonly seen?: (contents: CardContents) => CardContents;
}

/** What the card may also be when it was torn, beside what it was before and what it is afterwards. */
export interface OneWayState {
  readonly contents: CardContents;
  /** Answer to the same right command in that state, where it is not that of the scenario. */
  readonly answers?: number;
}

export const LINKS = ['T=0', 'T=1', 'contactless'] as const;
export type Link = (typeof LINKS)[number];

const SUCCESS = 0x9000;
const NO_CHALLENGE = 0x6984;
const CONTACT_ONLY = 0x6982;
const SEED = 7;

/** Contents in a form that compares and shows well. */
export const stateOf = (contents: CardContents): string =>
  JSON.stringify(contents, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
  );

class Broken extends Error {
  override readonly name = 'Broken';
}

function must(held: boolean, what: string): asserts held {
  if (!held) throw new Broken(what);
}

/** A card whose random bytes begin anew when told to. */
class Bench {
  readonly host: TearHost;
  #random = seededRandom(SEED);

  constructor(
    contents: CardContents,
    profile: Profile,
    readonly link: Link,
    private readonly seen: (contents: CardContents) => CardContents = (contents) => contents,
  ) {
    const card = createCard({
      contents,
      random: (count) => this.#random(count),
      protocol: link === 'T=1' ? 'T=1' : 'T=0',
    });
    this.host = new TearHost(card, profile);
    this.powerOn();
  }

  get card(): Card {
    return this.host.card;
  }

  get state(): string {
    return stateOf(this.seen(this.card.contents()));
  }

  /** With the random numbers that it had at its first power-on. */
  powerOn(): void {
    this.#random = seededRandom(SEED);
    this.card.powerOn(this.link === 'contactless' ? 'contactless' : 'contact');
  }

  /** Whether power was lost inside the command. */
  torn(command: Uint8Array, writes: number): boolean {
    this.card.tearAfter(writes);
    try {
      this.host.transmit(command);
      return false;
    } catch (error) {
      if (error instanceof CardError && error.code === 'POWER_LOST') return true;
      throw error;
    }
  }
}

/** Walks a command through all its writes; gives the count of them. @throws Broken at the first broken promise */
export function walkThrough(scenario: TearScenario, profile: Profile, link: Link): number {
  const { setUp, approach, act, answers, oneWay, seen = (contents) => contents } = scenario;
  const prepared = new Bench(scenario.start(profile), profile, 'T=0');
  setUp?.(prepared.host);
  const start = prepared.card.contents();
  const begin = (contents = start): Bench => new Bench(contents, profile, link, seen);
  const before = stateOf(seen(start));
  const whole = begin();
  if (link === 'contactless' && !scenario.contactless) return refusedThere(scenario, whole, before);
  approach(whole.host);
  must(whole.state === before, 'the way to the command has changed the card');
  const statusWord = whole.host.transmit(act(whole.host));
  must(statusWord === answers, `answered ${statusWord.toString(16)}, not ${answers.toString(16)}`);
  const after = whole.state;
  const oneWayStates = new Map(
    (oneWay?.(start) ?? []).map((state) => [stateOf(seen(state.contents)), state] as const),
  );

  const changes = before !== after || (oneWay !== undefined && answers === SUCCESS);
  must(
    changes !== (scenario.writesNothing === true),
    changes ? 'it changed the card' : 'it left the card as it was',
  );
  must(!oneWay || answers === SUCCESS || oneWayStates.has(after), 'it left the card otherwise than declared');

  let last = before;
  for (let writes = 1; ; writes++) {
    const bench = begin();
    approach(bench.host);
    const command = act(bench.host);
    if (!bench.torn(command, writes)) {
      must(bench.state === after, 'the same command on the same card had another effect');
      must(scenario.writesNothing === true || writes > 1, 'it was to write and did not');
      must(
        last === after || scenario.writesNothing === true,
        'the last write is not the one that makes it hold',
      );
      return writes - 1;
    }
    must(!scenario.writesNothing, 'it was not to write and did');
    must(!bench.card.powered, 'the card has power after the tear');
    bench.powerOn();
    const now = bench.state;
    const oneWayState = oneWayStates.get(now);
    must(writes > 1 || !oneWay || oneWayState !== undefined, 'the try was not spent first of all');
    const known = now === before || now === after || oneWayState !== undefined;
    must(
      known,
      `after write ${writes} the card is neither before nor after: ${difference(now, before, after)}`,
    );
    must(
      last !== after || now === after || before === after,
      `after write ${writes} the card is again as before`,
    );
    last = now;
    stillWorks(scenario, bench, { now, after, command, ...(oneWayState && { oneWayState }) });
  }
}

/** Contact only: refused, and nothing written. */
function refusedThere({ approach, act }: TearScenario, bench: Bench, before: string): number {
  bench.host.strict = false;
  approach(bench.host);
  must(!bench.torn(act(bench.host), 1), 'a write on the contactless interface');
  const statusWord = bench.host.heard.at(-1)!;
  must(statusWord === CONTACT_ONLY, `answered ${statusWord.toString(16)} on the contactless interface`);
  must(bench.state === before, 'a change on the contactless interface');
  return 0;
}

interface Torn {
  readonly now: string;
  readonly after: string;
  readonly command: Uint8Array;
  readonly oneWayState?: OneWayState;
}

/** The card that was torn cannot be told from one that was made as it is, and does what was broken off. */
function stillWorks(scenario: TearScenario, bench: Bench, { now, after, command, oneWayState }: Torn): void {
  const { approach, act, answers, usesChallenge } = scenario;
  const strict = now !== after && oneWayState?.answers === undefined;
  if (usesChallenge) {
    must(bench.host.transmit(command) !== SUCCESS, 'the command was served again after the reset');
    bench.host.strict = strict;
    approach(bench.host);
    const there = bench.state;
    const again = bench.host.transmit(command);
    const gone = now === after || again === NO_CHALLENGE || again === oneWayState?.answers;
    must(again !== SUCCESS && gone, `the used challenge was answered ${again.toString(16)}`);
    must(bench.state === there, 'the used challenge changed the card');
  }

  const twin = new Bench(bench.card.contents(), bench.host.profile, bench.link, scenario.seen);
  const heard = [twin, bench].map((each) => {
    each.powerOn();
    each.host.strict = strict;
    each.host.heard.length = 0;
    approach(each.host);
    each.host.transmit(act(each.host));
    if (now === after) scenario.afterwards?.(each.host);
    return each.host.heard.map((statusWord) => statusWord.toString(16)).join(' ');
  });
  must(heard[0] === heard[1], `the torn card answers ${heard[1]}, one made like it ${heard[0]}`);
  must(twin.state === bench.state, 'the torn card and one made like it do different things');
  must(bench.card.fault === undefined, 'a fault inside the card');
  if (now === after) return;
  const expected = oneWayState?.answers ?? answers;
  must(bench.host.heard.at(-1) === expected, `repeated, it answers ${heard[1]}`);
  if (expected === answers) must(bench.state === after, 'repeated, it leads elsewhere');
}

/** Where a state first leaves both others. */
function difference(now: string, before: string, after: string): string {
  const from = (other: string): number => [...now].findIndex((letter, index) => letter !== other[index]);
  const at = Math.max(from(before), from(after)) - 40;
  return [now, before, after].map((state) => state.slice(Math.max(0, at), at + 80)).join(' | ');
}
