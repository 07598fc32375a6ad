import type { CardInterface } from '../../apdu/transport/card-port.js';
import type { FuzzStep, Recipe } from './fuzz-step.js';
import type { Invariant, Violation, Watcher } from './invariants/invariant.js';
import { type CardLife, CardSilent, type CardSource, CardTorn, type LifeChoice } from './lives/card-life.js';
import type { MapDirectory } from './world/card-map.js';
import { CardWorld } from './world/card-world.js';

/** A step as it went. */
export interface PlayedStep {
  readonly step: FuzzStep;
  /** Absent for a reset, for a tear, and where a recipe had nothing to send. */
  readonly command?: Uint8Array;
  readonly recipe?: Recipe;
  /** What was current when the command was sent. */
  readonly directory?: MapDirectory;
  /** A challenge was there to be used. */
  readonly challenged?: boolean;
  readonly answer?: Uint8Array;
  readonly torn?: true;
  readonly silent?: string;
}

/** An invariant that did not hold. */
export interface Breach extends Violation {
  readonly invariant: Invariant;
  /** Of the command, where there was one. */
  readonly command?: Uint8Array;
  readonly answer?: Uint8Array;
}

interface Follower extends Watcher {
  readonly invariant: Invariant;
}

/** Plays steps to one card and looks at every answer. */
export class Player {
  readonly world: CardWorld;
  /** Everything so far, in order. */
  readonly played: PlayedStep[] = [];
  /** Commands that were sent. */
  commands = 0;
  readonly #watchers: readonly { readonly invariant: Invariant; readonly watcher: Watcher }[];
  readonly #onExchange: readonly {
    readonly invariant: Invariant;
    readonly watcher: Required<Pick<Follower, 'exchange'>>;
  }[];
  /** What the next command must be allowed by; undefined: everything is. */
  readonly #allows: ((command: Uint8Array) => boolean) | undefined;

  private constructor(
    private readonly life: CardLife,
    { map, secrets }: CardSource,
    choice: LifeChoice,
    invariants: readonly Invariant[],
    allows?: (command: Uint8Array) => boolean,
  ) {
    this.world = new CardWorld(map, secrets, choice.cardInterface, life.protocol);
    this.#allows = allows;
    this.#watchers = invariants.map((invariant) => ({ invariant, watcher: invariant.watch(this.world) }));
    this.#onExchange = this.#watchers.filter(
      (row): row is { invariant: Invariant; watcher: Required<Pick<Follower, 'exchange'>> } =>
        row.watcher.exchange !== undefined,
    );
  }

  /**
   * @param allows the last gate before the card: what it does not let through is not sent
   * @throws CardSilent when the card does not even answer to its reset; TransportError when there is no card
   */
  static async begin(
    source: CardSource,
    choice: LifeChoice,
    invariants: readonly Invariant[],
    allows?: (command: Uint8Array) => boolean,
  ): Promise<{ player: Player; breaches: readonly Breach[] }> {
    const begun = source.begin(choice);
    const life = begun instanceof Promise ? await begun : begun;
    const player = new Player(life, source, choice, invariants, allows);
    return { player, breaches: player.#watchReset('cold', choice.cardInterface, life.answerToReset) };
  }

  get canTear(): boolean {
    return this.life.tear !== undefined;
  }

  /** What did not hold after this step; mostly nothing. */
  async play(step: FuzzStep): Promise<readonly Breach[]> {
    switch (step.kind) {
      case 'send':
        return this.#send(step, step.command);
      case 'compose': {
        const command = step.recipe.compose(this.world);
        if (command !== undefined) return this.#send(step, command, step.recipe);
        this.played.push({ step });
        return NOTHING;
      }
      case 'reset':
        this.played.push({ step });
        return this.#reset(step.reset, step.cardInterface ?? this.world.cardInterface);
      case 'tear':
        this.played.push({ step });
        this.life.tear?.(step.writes);
        return NOTHING;
    }
  }

  async #send(step: FuzzStep, command: Uint8Array, recipe?: Recipe): Promise<readonly Breach[]> {
    if (this.#allows?.(command) === false) return NOTHING;
    const { directory, challenge } = this.world;
    const challenged = challenge !== undefined;
    const what = { step, command, challenged, ...(recipe && { recipe }), ...(directory && { directory }) };
    this.commands++;
    let answer: Uint8Array;
    try {
      const given = this.life.transmit(command);
      answer = given instanceof Promise ? await given : given;
    } catch (error) {
      if (error instanceof CardTorn) {
        this.played.push({ ...what, torn: true });
        for (const { watcher } of this.#watchers) watcher.torn?.({ command });
        this.world.torn(command);
        return this.#reset('cold', this.world.cardInterface);
      }
      if (!(error instanceof CardSilent)) throw error;
      this.played.push({ ...what, silent: error.reason });
      const told = this.#tell({ command }, (watcher) => watcher.silence?.({ command, reason: error.reason }));
      return [...told, ...(await this.#reset('cold', this.world.cardInterface))];
    }
    this.played.push({ ...what, answer });
    const exchange = this.world.exchange(command, answer);
    let breaches: Breach[] | undefined;
    for (const { invariant, watcher } of this.#onExchange) {
      const violation = watcher.exchange(exchange);
      if (violation === undefined) continue;
      breaches ??= [];
      breaches.push({ ...violation, invariant, command, answer });
    }
    this.world.apply(exchange);
    return breaches ?? NOTHING;
  }

  async #reset(kind: 'cold' | 'warm', cardInterface: CardInterface): Promise<readonly Breach[]> {
    const given = this.life.reset(kind, cardInterface);
    const answerToReset = given instanceof Promise ? await given : given;
    return this.#watchReset(kind, cardInterface, answerToReset);
  }

  #watchReset(
    kind: 'cold' | 'warm',
    cardInterface: CardInterface,
    answerToReset: Uint8Array,
  ): readonly Breach[] {
    const breaches = this.#tell({}, (watcher) => watcher.reset?.({ kind, cardInterface, answerToReset }));
    this.world.reset(cardInterface, this.life.protocol);
    return breaches;
  }

  #tell(about: Pick<Breach, 'command'>, ask: (watcher: Watcher) => Violation | undefined): readonly Breach[] {
    return this.#watchers.flatMap(({ invariant, watcher }) => {
      const violation = ask(watcher);
      return violation === undefined ? [] : [{ ...violation, invariant, ...about }];
    });
  }
}

const NOTHING: readonly Breach[] = [];
