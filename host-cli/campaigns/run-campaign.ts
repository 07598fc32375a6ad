import type { RunScriptOptions, ScriptObserver } from '../../apdu/script/run-options.js';
import { runScript } from '../../apdu/script/run-script.js';
import type { Script } from '../../apdu/script/script.js';
import type { ScriptLanguage } from '../../apdu/script/script-language.js';
import type { ScriptResult } from '../../apdu/script/script-result.js';
import type { CardInterface } from '../../apdu/transport/card-port.js';
import type { Protocol } from '../../apdu/transport/transport.js';
import { withGetResponse } from '../../apdu/transport/wrappers/get-response.js';
import { withRightLength } from '../../apdu/transport/wrappers/right-length.js';
import { readBytes } from '../files/read-file.js';
import { scriptFunctions } from '../script-functions/function-table.js';
import { scriptFiles } from '../script-functions/script-files.js';
import type { ScriptResources } from '../script-verbs/script-resources.js';
import { createScriptVerbs } from '../script-verbs/script-verbs.js';
import { ABILITY_NAMES } from './abilities.js';
import type { CampaignCard, CardInHand, Sources } from './campaign-card.js';
import { takeCard } from './campaign-card.js';
import type { ScriptRun } from './campaign-result.js';
import { type LoadedScript, loadScript, scriptHash } from './load-script.js';
import { seededRandom } from './seeded-random.js';

export interface CampaignPlan {
  readonly scripts: readonly string[];
  readonly cards: readonly CampaignCard[];
  readonly sources: Sources;
  /** Cards that are worked on at once. */
  readonly jobs: number;
  /** How often a script that did not pass is tried again. */
  readonly retries: number;
  readonly seed: string;
  readonly allowDestructive: (card: CampaignCard) => boolean;
  /** Whether a script is given the card as it is when it is opened once more, and the others never see that one. */
  readonly opensAnew?: (card: CampaignCard, script: string) => boolean;
  readonly run: Pick<RunScriptOptions, 'failFast' | 'continueAfterFailure' | 'selects' | 'variables'>;
}

/** One run as it begins. */
export interface RunBegin {
  readonly script: Script;
  readonly card: CardInHand;
  /** From 1. */
  readonly attempt: number;
}

export interface CampaignObserver {
  /** Gives what watches the steps of that run. */
  runStarted(begin: RunBegin): ScriptObserver | undefined;
  runFinished(run: ScriptRun): void;
}

export interface CampaignOutcome {
  /** Script by script, each on every card, each attempt. */
  readonly runs: readonly ScriptRun[];
  /** Of the last attempts alone. */
  readonly passed: boolean;
  /** What the first link that failed threw. */
  readonly fault?: unknown;
}

/** What scripts of this program may use. */
export function scriptLanguage(
  resources: ScriptResources,
  variables: readonly string[] = [],
): ScriptLanguage {
  return {
    verbs: createScriptVerbs(resources),
    functions: scriptFunctions(resources),
    files: scriptFiles,
    needs: ABILITY_NAMES,
    variables,
  };
}

/**
 * Runs every script on every card: script after script on one card, cards beside each other. All scripts are read
 * before the first is run: a slip in the last must not leave a card half way.
 * @throws FileError, ScriptError, UsageError before anything is sent; TransportError when a card cannot be reached
 */
export async function runCampaign(plan: CampaignPlan, observer: CampaignObserver): Promise<CampaignOutcome> {
  const variables = [...(plan.run.variables?.keys() ?? [])];
  const read = plan.scripts.map((path) => loadScript(path, scriptLanguage(plan.sources, variables)));
  const identify = plan.sources.keyFile !== undefined || read.some(({ script }) => script.asksGeneration);
  const work = new CampaignWork(plan, observer, variables);
  const waiting = [...plan.cards];
  const worker = async (): Promise<void> => {
    for (let card = waiting.shift(); card !== undefined; card = waiting.shift()) {
      const take = () => takeCard(card, plan.sources, identify);
      await work.onCard(card, await take(), take);
    }
  };
  await Promise.all(Array.from({ length: Math.min(plan.jobs, plan.cards.length) }, worker));
  return work.outcome();
}

class CampaignWork {
  readonly #runs: ScriptRun[] = [];
  #fault: { readonly error: unknown } | undefined;
  #passed = true;
  /** Fail-fast: no card begins a further script. */
  #stopped = false;

  constructor(
    private readonly plan: CampaignPlan,
    private readonly observer: CampaignObserver,
    private readonly variables: readonly string[],
  ) {}

  outcome(): CampaignOutcome {
    const order = new Map(this.plan.scripts.map((path, index) => [path, index]));
    const runs = this.#runs.toSorted(
      (a, b) => order.get(a.result.script.file)! - order.get(b.result.script.file)!,
    );
    const passed = this.#passed;
    return this.#fault === undefined ? { runs, passed } : { runs, passed, fault: this.#fault.error };
  }

  /** @param take opens the card once more */
  async onCard(card: CampaignCard, first: CardInHand, take: () => Promise<CardInHand>): Promise<void> {
    for (const [index, path] of this.plan.scripts.entries()) {
      if (this.#stopped) return;
      const anew = this.plan.opensAnew?.(card, path) === true;
      const inHand = anew ? await take() : first;
      // Keys and the identity of this very card stand behind the words of the script.
      const loaded = loadScript(path, scriptLanguage(inHand.resources, this.variables));
      if (index > 0 && !anew) await beginAgain(inHand);
      const last = await this.#attempts(loaded, card, inHand);
      this.#passed &&= last.passed;
      if (last.fault !== undefined) {
        this.#fault ??= { error: last.fault };
        return;
      }
      if (!last.passed && this.plan.run.failFast === true) this.#stopped = true;
    }
  }

  async #attempts(loaded: LoadedScript, card: CampaignCard, inHand: CardInHand): Promise<ScriptResult> {
    for (let attempt = 1; ; attempt++) {
      if (attempt > 1) await beginAgain(inHand);
      const startedAt = new Date();
      const result = await this.#once(loaded, card, inHand, attempt);
      const run: ScriptRun = {
        result,
        scriptHash: scriptHash(loaded.script, readBytes),
        card: inHand.identity,
        attempt,
        startedAt,
      };
      this.#runs.push(run);
      this.observer.runFinished(run);
      if (result.passed || result.fault !== undefined || attempt > this.plan.retries) return result;
    }
  }

  #once(
    { script, fetchesAnswers }: LoadedScript,
    card: CampaignCard,
    inHand: CardInHand,
    attempt: number,
  ): Promise<ScriptResult> {
    const { controls, generation, abilities } = inHand;
    const observer = this.observer.runStarted({ script, card: inHand, attempt });
    const { transport } = inHand;
    return runScript(script, fetchesAnswers ? withRightLength(withGetResponse(transport)) : transport, {
      ...this.plan.run,
      ...(observer !== undefined && { observer }),
      ...(controls !== undefined && { controls }),
      ...(generation !== undefined && { generation }),
      abilities,
      allowDestructive: this.plan.allowDestructive(card),
      random: seededRandom(`${this.plan.seed} ${attempt}`),
    });
  }
}

/** What a script did to its reader and interface is its own affair: the next one begins as the first did. */
async function beginAgain({ transport, controls, identity }: CardInHand): Promise<void> {
  controls?.insert();
  const home = interfaceOf(identity.protocol);
  await transport.reset('cold', interfaceOf(transport.protocol) === home ? undefined : home);
}

function interfaceOf(protocol: Protocol): CardInterface {
  return protocol === 'contactless' ? 'contactless' : 'contact';
}
