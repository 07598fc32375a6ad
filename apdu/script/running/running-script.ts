import type { Transport } from '../../transport/transport.js';
import { Scope } from '../expressions/scope.js';
import { jointHead } from '../parsing/case-head.js';
import type { RunScriptOptions } from '../run-options.js';
import type { CaseHead, Script, ScriptBody } from '../script.js';
import type { CaseResult, ScriptResult } from '../script-result.js';
import { CaseRecorder } from './case-recorder.js';
import { type Block, ItemRunner } from './item-runner.js';
import { actsOutsideOfCases, casesIn } from './outside-of-cases.js';
import { RunningCard } from './running-card.js';
import { RunningContext } from './running-context.js';
import { StepRunner } from './step-runner.js';

type RunningOptions = RunScriptOptions & Required<Pick<RunScriptOptions, 'clock' | 'random'>>;

/** One run of a script; used once. */
export class RunningScript {
  readonly #card: RunningCard;
  readonly #context: RunningContext;
  readonly #steps: StepRunner;
  readonly #items: ItemRunner;
  /** What stands outside of every case. */
  readonly #outside: CaseRecorder;
  readonly #cases: CaseResult[] = [];
  readonly #startedAtMs: number;
  #stopped = false;

  constructor(
    private readonly script: Script,
    transport: Transport,
    private readonly options: RunningOptions,
  ) {
    const { clock, controls, generation, variables = [] } = options;
    this.#startedAtMs = clock();
    const head = { name: script.title ?? script.file, ...script.head };
    this.#outside = new CaseRecorder(head, { file: script.file, line: 1, text: '' }, clock);
    this.#steps = new StepRunner(this.#outside, options);
    const tell = this.#steps.exchange.bind(this.#steps);
    this.#card = new RunningCard({ transport, controls, generation, clock, tell });
    const scope = new Scope(undefined, (name) => this.#card.given(name));
    for (const [name, value] of variables) scope.define(name, value);
    this.#context = new RunningContext(scope, options, this.#card);
    this.#items = new ItemRunner(this.#steps, this.#card, this.#context, {
      run: (block, context) => this.#runCase(block, context),
      skip: (block) => this.#skipCase(block),
    });
  }

  async run(): Promise<ScriptResult> {
    const { body } = this.script;
    const { head } = this.#outside;
    const alone = casesIn(body.items).length === 0;
    if (alone && this.options.selects?.(head) === false) return this.#result();
    const told = alone || actsOutsideOfCases(body);
    if (told) this.options.observer?.caseStarted?.(head);
    const unfit = this.#unfit(head);
    if (unfit === undefined) await this.#runBody(body, this.#context);
    else this.#skipAll(body, unfit);
    if (told || this.#outside.wentWrong) this.#finishOutside(told);
    return this.#result();
  }

  #result(): ScriptResult {
    const durationMs = this.options.clock() - this.#startedAtMs;
    const passed = this.#cases.every(({ outcome }) => outcome === 'passed' || outcome === 'skipped');
    const { fault } = this.#steps;
    const result: ScriptResult = { script: this.script, passed, cases: this.#cases, durationMs };
    return fault === undefined ? result : { ...result, fault: fault.error };
  }

  /** It stands first, though the others end before it. */
  #finishOutside(told: boolean): void {
    const result = this.#outside.result();
    if (!told) this.options.observer?.caseStarted?.(result.head);
    this.#cases.unshift(result);
    this.options.observer?.caseFinished?.(result);
  }

  #finishCase(recorder: CaseRecorder): void {
    const result = recorder.result();
    this.#cases.push(result);
    this.options.observer?.caseFinished?.(result);
    const bad = result.outcome !== 'passed' && result.outcome !== 'skipped';
    if (bad && this.options.failFast === true) this.#stopped = true;
  }

  /** A script that must not run does nothing at all. */
  #skipAll({ items }: ScriptBody, reason: string): void {
    this.#outside.skip(reason);
    for (const block of casesIn(items)) this.#skipCase(block);
  }

  /** Cleanup runs whatever failed, unless the link did. */
  async #runBody({ items, cleanup }: ScriptBody, context: RunningContext): Promise<void> {
    await this.#items.run(items, context);
    if (this.#steps.fault === undefined) await this.#items.run(cleanup, context);
    else this.#items.skip(cleanup);
  }

  /** A case that fails does not keep the others from running. */
  async #runCase(block: Block<'case'>, context: RunningContext): Promise<boolean> {
    const { options } = this;
    const head = this.#headOf(block);
    const named = await this.#items.evaluate(block, context, () => {
      head.name = block.name.fill(context);
    });
    if (!named) return false;
    if (options.selects?.(head) === false) return true;
    const recorder = this.#recorderOf(block, head);
    const unfit = this.#stopped ? 'an earlier case did not pass' : this.#unfit(head);
    if (unfit !== undefined) this.#skip(recorder, unfit);
    else {
      this.#steps.recorder = recorder;
      this.#card.inCase = true;
      await this.#runFreshCase(block, recorder, context.inside(new Scope(context.scope)));
      this.#card.inCase = false;
      this.#steps.recorder = this.#outside;
      this.#finishCase(recorder);
    }
    return this.#steps.fault === undefined;
  }

  async #runFreshCase(block: Block<'case'>, recorder: CaseRecorder, context: RunningContext): Promise<void> {
    try {
      recorder.answerToReset = await this.#card.begin();
    } catch (error) {
      this.#steps.fault = { error };
      recorder.fail(error);
    }
    this.options.observer?.caseStarted?.(recorder.head, recorder.answerToReset);
    if (this.#steps.fault === undefined) await this.#runBody(block.body, context);
  }

  /** A case that is not reached because what stands around it failed, or must not run. */
  #skipCase(block: Block<'case'>): void {
    const recorder = this.#recorderOf(block, this.#headOf(block));
    if (this.options.selects?.(recorder.head) === false) return;
    const why =
      this.#steps.fault === undefined ? 'what stands before it failed' : 'the link to the card failed';
    this.#skip(recorder, this.#unfit(recorder.head) ?? why);
  }

  #skip(recorder: CaseRecorder, reason: string): void {
    recorder.skip(reason);
    this.options.observer?.caseStarted?.(recorder.head);
    this.#finishCase(recorder);
  }

  #headOf({ name, head }: Block<'case'>): CaseHead {
    return { name: name.text, ...jointHead(this.script.head, head) };
  }

  #recorderOf({ file, line, text }: Block<'case'>, head: CaseHead): CaseRecorder {
    return new CaseRecorder(head, { file, line, text }, this.options.clock);
  }

  #unfit({ needs, destructive }: CaseHead): string | undefined {
    const { abilities, allowDestructive = true } = this.options;
    const missing = abilities === undefined ? [] : needs.filter((need) => !abilities.has(need));
    if (missing.length > 0) return `needs ${missing.join(', ')}`;
    if (destructive !== undefined && !allowDestructive) return `not allowed: it ${destructive}`;
    return undefined;
  }
}
