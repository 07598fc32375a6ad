import { setImmediate } from 'node:timers/promises';
import { TransportError } from '../../apdu/transport/transport.js';
import { Chance } from './chance.js';
import { type Finding, signatureOf } from './finding.js';
import type { FuzzStep } from './fuzz-step.js';
import { InstructionMap } from './instruction-map.js';
import { catalogue } from './invariants/catalogue.js';
import type { Invariant } from './invariants/invariant.js';
import { CardSilent, type CardSource, type LifeChoice } from './lives/card-life.js';
import type { Move, MoveContext } from './moves/move.js';
import { type Breach, Player } from './player.js';
import { shrink } from './shrink.js';

export interface ExploreOptions {
  /** A whole number; the same one gives the same commands to the same card. */
  readonly seed: number;
  /** Ends after so many commands, or so much time, whichever comes first. */
  readonly commands?: number;
  readonly timeMs?: number;
  readonly moves: readonly Move[];
  readonly invariants: readonly Invariant[];
  /** The last gate before the card; default: everything passes. */
  readonly allows?: (command: Uint8Array) => boolean;
  /** Asked again and again: true ends the exploration. */
  readonly interrupted?: () => boolean;
  readonly onProgress?: (progress: Progress) => void;
  readonly onFinding?: (finding: Finding) => void;
}

export interface Progress {
  readonly commands: number;
  readonly lives: number;
  readonly findings: number;
  readonly durationMs: number;
}

/** A class and instruction that the card knows and its catalogue does not. */
export interface HiddenCommand {
  readonly cla: number;
  readonly ins: number;
  /** Label of the directory where it was found first. */
  readonly directory: string;
  readonly statusWord: number;
}

export interface Exploration extends Progress {
  readonly seed: number;
  readonly found: readonly Finding[];
  /** All of them, also those that are no findings of their own any more. */
  readonly hidden: readonly HiddenCommand[];
  /** Of the maps of classes and instructions, one for each application. */
  readonly instructions: { readonly looked: number; readonly all: number };
  readonly ended: 'all-done' | 'interrupted' | 'too-many-findings' | 'card-silent' | 'card-gone';
}

/** Steps of one life. Short lives keep findings short, long ones go deeper. */
const STEPS_OF_A_LIFE = 400;
const MOST_FINDINGS = 25;
/** Of one invariant: what breaks in one way mostly breaks everywhere. */
const MOST_OF_ONE_INVARIANT = 4;
/** Replays to make a finding short; a card in a reader is spared. */
const MOST_REPLAYS = { renewable: 500, lasting: 20 } as const;
/** So that an interrupt, a time limit and the progress are seen. */
const BREATH_MS = 40;
const STEPS_BETWEEN_LOOKS = 64;
/** Moves without occasion in a row, after which a life ends. */
const MOST_IDLE_MOVES = 200;

/** Explores cards of a source until a limit is reached. */
export async function explore(source: CardSource, options: ExploreOptions): Promise<Exploration> {
  return new Explorer(source, options).run();
}

class Explorer {
  /** One for each application: what one does not know another may. */
  readonly #instructions: ReadonlyMap<string, InstructionMap>;
  readonly #found: Finding[] = [];
  readonly #signatures = new Set<string>();
  readonly #hidden = new Map<number, HiddenCommand>();
  readonly #started = performance.now();
  #commands = 0;
  #lives = 0;
  #breath = performance.now();
  #steps = 0;
  #ended: Exploration['ended'] | undefined;

  constructor(
    private readonly source: CardSource,
    private readonly options: ExploreOptions,
  ) {
    const { allows } = options;
    const isAllowed = (cla: number, ins: number): boolean =>
      allows?.(Uint8Array.of(cla, ins, 0x00, 0x00)) ?? true;
    const applications = new Set(source.map.directories.map(({ application }) => application.id));
    this.#instructions = new Map([...applications].map((id) => [id, new InstructionMap(isAllowed)]));
  }

  async run(): Promise<Exploration> {
    while (this.#ended === undefined) {
      try {
        await this.#live();
      } catch (error) {
        if (error instanceof CardSilent) this.#ended = 'card-silent';
        else if (error instanceof TransportError) this.#ended = 'card-gone';
        else throw error;
      }
    }
    return {
      ...this.#progress(),
      seed: this.options.seed,
      found: this.#found,
      hidden: [...this.#hidden.values()],
      instructions: this.#looked(),
      ended: this.#ended,
    };
  }

  async #live(): Promise<void> {
    const life = this.#lives++;
    const chance = new Chance(this.options.seed, life);
    const choice: LifeChoice = {
      cardInterface: chance.one(this.source.interfaces),
      contactProtocol: chance.one(this.source.contactProtocols),
      seed: chance.below(0x1_0000_0000),
    };
    const { invariants, allows } = this.options;
    const { player, breaches } = await Player.begin(this.source, choice, invariants, allows);
    if (await this.#judge(breaches, [], choice)) return;
    const steps: FuzzStep[] = [];
    for (const step of this.#stepsOf(player, chance)) {
      const before = player.commands;
      const broken = await player.play(step);
      this.#commands += player.commands - before;
      steps.push(step);
      if (broken.length > 0) {
        this.#noteHidden(broken, player);
        if (await this.#judge(broken, steps, choice)) return;
      }
      await this.#look();
      if (this.#ended !== undefined || steps.length >= STEPS_OF_A_LIFE) return;
    }
  }

  #noteHidden(breaches: readonly Breach[], { world }: Player): void {
    for (const { invariant, command, answer } of breaches) {
      if (invariant !== catalogue || command === undefined || answer === undefined) continue;
      const [cla, ins] = [command[0]!, command[1]!];
      const place = (cla << 8) | ins;
      const statusWord = (answer.at(-2)! << 8) | answer.at(-1)!;
      const directory = world.directory?.label ?? '';
      if (!this.#hidden.has(place)) this.#hidden.set(place, { cla, ins, directory, statusWord });
    }
  }

  /** Steps of move after move; ends where there is none to be made. */
  *#stepsOf(player: Player, chance: Chance): Generator<FuzzStep> {
    const context: MoveContext = {
      world: player.world,
      chance,
      interfaces: this.source.interfaces,
      canTear: player.canTear,
      nextInstruction: () => this.#nextInstruction(player),
    };
    for (let idle = 0; idle < MOST_IDLE_MOVES; idle++) {
      const steps = chance.weighted(this.options.moves)?.make(context) ?? [];
      if (steps.length > 0 && this.options.allows === undefined) idle = 0;
      yield* steps;
    }
  }

  /** Of the application that is current; of the first one where that is not known. */
  #nextInstruction({ world }: Player): readonly [cla: number, ins: number] {
    const { application } = world.directory ?? world.map.directories[0]!;
    return this.#instructions.get(application.id)!.next();
  }

  #looked(): Exploration['instructions'] {
    const maps = [...this.#instructions.values()].map(({ looked }) => looked);
    const sum = (count: (of: (typeof maps)[number]) => number): number =>
      maps.reduce((total, map) => total + count(map), 0);
    return { looked: sum(({ looked }) => looked), all: sum(({ all }) => all) };
  }

  /**
   * Makes findings of the breaches that are new.
   * @returns whether the life is over: a card that cannot be made anew was used to replay
   */
  async #judge(
    breaches: readonly Breach[],
    steps: readonly FuzzStep[],
    choice: LifeChoice,
  ): Promise<boolean> {
    let over = false;
    for (const breach of breaches) {
      if (this.#isKnown(breach)) continue;
      this.#signatures.add(signatureOf(breach));
      const finding = await this.#cutDown(breach, steps.slice(), choice);
      this.#found.push(finding);
      this.options.onFinding?.(finding);
      over ||= !this.source.renewable;
      if (this.#found.length >= MOST_FINDINGS) this.#ended = 'too-many-findings';
    }
    return over;
  }

  #isKnown(breach: Breach): boolean {
    if (this.#signatures.has(signatureOf(breach))) return true;
    const { name } = breach.invariant;
    return (
      this.#found.filter((finding) => finding.breach.invariant.name === name).length >= MOST_OF_ONE_INVARIANT
    );
  }

  async #cutDown(breach: Breach, steps: readonly FuzzStep[], choice: LifeChoice): Promise<Finding> {
    const signature = signatureOf(breach);
    const most = this.source.renewable ? MOST_REPLAYS.renewable : MOST_REPLAYS.lasting;
    const shrunk = await shrink(
      steps,
      async (candidate) => (await this.#replay(candidate, choice, signature))?.needed,
      most,
    );
    const last = await this.#replay(shrunk.steps, choice, signature);
    return {
      number: this.#found.length + 1,
      breach: last?.breach ?? breach,
      steps: shrunk.steps,
      played: last?.player.played ?? [],
      choice,
      stepsBefore: steps.length,
      minimal: shrunk.minimal && last !== undefined,
      repeated: last !== undefined,
    };
  }

  async #replay(
    steps: readonly FuzzStep[],
    choice: LifeChoice,
    signature: string,
  ): Promise<{ player: Player; breach: Breach; needed: number } | undefined> {
    const { invariants, allows } = this.options;
    let begun: Awaited<ReturnType<typeof Player.begin>>;
    try {
      begun = await Player.begin(this.source, choice, invariants, allows);
    } catch (error) {
      if (error instanceof CardSilent) return undefined;
      throw error;
    }
    const { player, breaches } = begun;
    const same = (broken: readonly Breach[]): Breach | undefined =>
      broken.find((breach) => signatureOf(breach) === signature);
    const atOnce = same(breaches);
    if (atOnce) return { player, breach: atOnce, needed: 0 };
    for (const [index, step] of steps.entries()) {
      const breach = same(await player.play(step));
      if (breach) return { player, breach, needed: index + 1 };
    }
    return undefined;
  }

  /** Now and then: the limits, the progress, and room for the signals of this process. */
  async #look(): Promise<void> {
    const { commands, timeMs, interrupted } = this.options;
    if (commands !== undefined && this.#commands >= commands) this.#ended ??= 'all-done';
    if (++this.#steps % STEPS_BETWEEN_LOOKS !== 0) return;
    const now = performance.now();
    if (timeMs !== undefined && now - this.#started >= timeMs) this.#ended ??= 'all-done';
    if (now - this.#breath < BREATH_MS) return;
    this.options.onProgress?.(this.#progress());
    await setImmediate();
    if (interrupted?.()) this.#ended ??= 'interrupted';
    this.#breath = performance.now();
  }

  #progress(): Progress {
    return {
      commands: this.#commands,
      lives: this.#lives,
      findings: this.#found.length,
      durationMs: performance.now() - this.#started,
    };
  }
}
