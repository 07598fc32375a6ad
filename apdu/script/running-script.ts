import type { Transport } from '../transport/transport.js';
import { jointHead } from './case-head.js';
import { CaseRecorder } from './case-recorder.js';
import type { RunScriptOptions } from './run-options.js';
import { RunningCard } from './running-card.js';
import { Scope } from './scope.js';
import type { CaseHead, Script, ScriptBlock, ScriptBody, ScriptItem, ScriptStep } from './script.js';
import { ScriptError } from './script-error.js';
import type { CaseResult, ScriptResult, StepResult } from './script-result.js';
import type { Found, StepContext } from './step-context.js';

type Block<Kind extends ScriptBlock['kind']> = ScriptBlock & { kind: Kind };
type RunningOptions = RunScriptOptions & Required<Pick<RunScriptOptions, 'clock' | 'random'>>;

/** Blocks that call each other without end are stopped here. */
const MAX_DEPTH = 100;

/** One run of a script; used once. */
export class RunningScript {
  readonly #card: RunningCard;
  readonly #global: Scope;
  readonly #outside: CaseRecorder;
  readonly #cases: CaseResult[] = [];
  readonly #startedAtMs: number;
  #recorder: CaseRecorder;
  #step: ScriptStep | undefined;
  /** What the link threw; nothing is run after it. */
  #fault: { readonly error: unknown } | undefined;
  #depth = 0;
  #stopped = false;

  constructor(
    private readonly script: Script,
    transport: Transport,
    private readonly options: RunningOptions,
  ) {
    this.#startedAtMs = options.clock();
    this.#card = new RunningCard(transport, options.clock, options.generation, (exchange) => {
      this.#recorder.exchange(exchange);
      options.observer?.exchange?.(exchange, this.#step!);
    });
    this.#global = new Scope(undefined, (name) => this.#card.given(name));
    for (const [name, value] of options.variables ?? []) this.#global.define(name, value);
    const head = { name: script.title ?? script.file, ...script.head };
    const place = { file: script.file, line: 1, text: '' };
    this.#outside = new CaseRecorder(head, place, options.clock);
    this.#recorder = this.#outside;
  }

  async run(): Promise<ScriptResult> {
    const { script, options } = this;
    const alone = !hasCases(script.body.items);
    const unfit = this.#unfit(this.#outside.head);
    if (alone && options.selects?.(this.#outside.head) === false) return this.#result(true);
    if (unfit !== undefined && alone) this.#outside.skip(unfit);
    else {
      options.observer?.caseStarted?.(this.#outside.head);
      await this.#runBody(script.body, this.#global);
    }
    const result = this.#outside.result();
    if (alone || this.#outside.didAnything) this.#finishCase(result, true);
    return this.#result(this.#cases.every(({ outcome }) => outcome === 'passed' || outcome === 'skipped'));
  }

  #result(passed: boolean): ScriptResult {
    const durationMs = this.options.clock() - this.#startedAtMs;
    const result: ScriptResult = { script: this.script, passed, cases: this.#cases, durationMs };
    return this.#fault === undefined ? result : { ...result, fault: this.#fault.error };
  }

  #finishCase(result: CaseResult, first = false): void {
    if (first) this.#cases.unshift(result);
    else this.#cases.push(result);
    this.options.observer?.caseFinished?.(result);
  }

  /** Cleanup runs whatever failed, unless the link did. */
  async #runBody({ items, cleanup }: ScriptBody, scope: Scope): Promise<void> {
    await this.#runItems(items, scope);
    if (cleanup.length === 0) return;
    if (this.#fault === undefined) await this.#runItems(cleanup, scope);
    else this.#skipItems(cleanup);
  }

  /** False when what follows must not run. */
  async #runItems(items: readonly ScriptItem[], scope: Scope): Promise<boolean> {
    for (let index = 0; index < items.length; index++) {
      const item = items[index]!;
      const goOn = 'take' in item ? await this.#takeStep(item, scope) : await this.#runBlock(item, scope);
      if (goOn) continue;
      this.#skipItems(items.slice(index + 1));
      return false;
    }
    return true;
  }

  async #takeStep(step: ScriptStep, scope: Scope): Promise<boolean> {
    const { observer, clock } = this.options;
    this.#step = step;
    observer?.stepStarted?.(step);
    const startedAtMs = clock();
    let found: Found;
    try {
      const taken = step.take(this.#context(scope));
      found = taken instanceof Promise ? await taken : taken;
    } catch (error) {
      if (!(error instanceof ScriptError)) this.#fault = { error };
      found = { outcome: 'fault', message: error instanceof Error ? error.message : String(error) };
    }
    const result = this.#recorder.step({ step, ...found, durationMs: clock() - startedAtMs });
    observer?.stepFinished?.(result);
    if (found.outcome === 'fault') return false;
    return found.outcome !== 'failed' || this.options.continueAfterFailure === true;
  }

  #context(scope: Scope): StepContext {
    const card = this.#card;
    return {
      scope,
      world: this.options,
      transport: card.transport,
      controls: this.options.controls,
      get seen() {
        return card.seen;
      },
      transmit: (command, secret) => card.transmit(command, secret),
      reset: (kind, cardInterface) => card.reset(kind, cardInterface),
      powered: (answerToReset) => card.powered(answerToReset),
      tearing: () => card.tearing(),
      assign: (name, value) => scope.assign(name, value),
    };
  }

  #runBlock(block: ScriptBlock, scope: Scope): Promise<boolean> {
    switch (block.kind) {
      case 'case':
        return this.#runCase(block, scope);
      case 'for':
        return this.#runFor(block, scope);
      case 'if':
        return this.#runIf(block, scope);
      case 'do':
        return this.#runNamed(block, scope);
    }
  }

  /** A case that fails does not keep the others from running. */
  async #runCase(block: Block<'case'>, scope: Scope): Promise<boolean> {
    const { options } = this;
    const head: CaseHead = { name: block.name.text, ...jointHead(this.script.head, block.head) };
    const place = { file: block.file, line: block.line, text: block.text };
    const named = await this.#evaluated(block, () => {
      head.name = block.name.fill({ scope, world: options });
    });
    if (!named) return false;
    if (options.selects?.(head) === false) return true;
    const recorder = new CaseRecorder(head, place, options.clock);
    const unfit = this.#stopped ? 'an earlier case did not pass' : this.#unfit(head);
    const outer = this.#recorder;
    this.#recorder = recorder;
    if (unfit !== undefined) {
      recorder.skip(unfit);
      options.observer?.caseStarted?.(head);
    } else await this.#runFreshCase(block, recorder, new Scope(scope));
    const result = recorder.result();
    this.#recorder = outer;
    this.#finishCase(result);
    if (options.failFast === true && result.outcome !== 'passed' && result.outcome !== 'skipped')
      this.#stopped = true;
    return this.#fault === undefined;
  }

  async #runFreshCase(block: Block<'case'>, recorder: CaseRecorder, scope: Scope): Promise<void> {
    try {
      const answerToReset = this.#card.touched ? await this.#card.reset('cold') : undefined;
      if (answerToReset !== undefined) recorder.answerToReset = answerToReset;
      this.options.observer?.caseStarted?.(recorder.head, answerToReset);
    } catch (error) {
      this.#fault = { error };
      recorder.fail(error);
      return;
    }
    await this.#runBody(block.body, scope);
  }

  async #runFor(block: Block<'for'>, scope: Scope): Promise<boolean> {
    let values: Iterable<Parameters<Scope['define']>[1]> = [];
    const known = await this.#evaluated(block, () => {
      values = block.over({ scope, world: this.options });
    });
    if (!known) return false;
    for (const value of values) {
      const inner = new Scope(scope);
      inner.define(block.variable, value);
      if (!(await this.#runItems(block.items, inner))) return false;
    }
    return true;
  }

  async #runIf(block: Block<'if'>, scope: Scope): Promise<boolean> {
    let holds = false;
    const known = await this.#evaluated(block, () => {
      holds = block.condition.holds(this.#context(scope));
    });
    return known && this.#runItems(holds ? block.items : block.otherwise, scope);
  }

  async #runNamed(block: Block<'do'>, scope: Scope): Promise<boolean> {
    const named = block.find()!;
    const inner = new Scope(this.#global);
    const known = await this.#evaluated(block, () => {
      const { source, given } = block;
      if (given.length !== named.parameters.length) {
        const wanted = named.parameters.join(' ') || 'nothing';
        throw source.error(
          'EVALUATION_FAILED',
          `the block ${named.name} takes ${wanted}; ${given.length} given`,
        );
      }
      if (this.#depth >= MAX_DEPTH)
        throw source.error('EVALUATION_FAILED', `blocks call each other more than ${MAX_DEPTH} deep`);
      given.forEach((expression, index) => {
        inner.define(named.parameters[index]!, expression.evaluate({ scope, world: this.options }));
      });
    });
    if (!known) return false;
    this.#depth++;
    const goOn = await this.#runItems(named.items, inner);
    this.#depth--;
    return goOn;
  }

  /** Works out what a block needs before it runs; what goes wrong is a fault of the block's own line. */
  async #evaluated(block: ScriptBlock, work: () => void): Promise<boolean> {
    try {
      work();
      return true;
    } catch (error) {
      const { file, line, text } = block;
      const take = () => {
        throw error;
      };
      return this.#takeStep({ file, line, text, kind: 'check', take }, this.#global);
    }
  }

  #skipItems(items: readonly ScriptItem[]): void {
    for (const item of items) {
      if ('take' in item) this.#recorder.step(skipped(item));
      else if (item.kind === 'for' || item.kind === 'if') this.#skipItems(item.items);
      else if (item.kind === 'case') this.#skipCase(item);
    }
  }

  /** A case that is not reached because what stands around it failed. */
  #skipCase({ name, head, file, line, text }: Block<'case'>): void {
    const recorder = new CaseRecorder(
      { name: name.text, ...jointHead(this.script.head, head) },
      { file, line, text },
      this.options.clock,
    );
    if (this.options.selects?.(recorder.head) === false) return;
    recorder.skip(this.#fault === undefined ? 'what stands before it failed' : 'the link to the card failed');
    this.#finishCase(recorder.result());
  }

  #unfit({ needs, destructive }: CaseHead): string | undefined {
    const { abilities, allowDestructive = true } = this.options;
    const missing = abilities === undefined ? [] : needs.filter((need) => !abilities.has(need));
    if (missing.length > 0) return `needs ${missing.join(', ')}`;
    if (destructive !== undefined && !allowDestructive) return `not allowed: it ${destructive}`;
    return undefined;
  }
}

function hasCases(items: readonly ScriptItem[]): boolean {
  return items.some((item) => {
    if (item.kind === 'case') return true;
    if (item.kind === 'for') return hasCases(item.items);
    return item.kind === 'if' && (hasCases(item.items) || hasCases(item.otherwise));
  });
}

function skipped(step: ScriptStep): StepResult {
  return { step, outcome: 'skipped', durationMs: 0 };
}
