import { decodeResponse, type ResponseApdu } from '../codec/response-apdu.js';
import type { Transport } from '../transport/transport.js';
import { answerText, matchesExpectation } from './answer-pattern.js';
import type { Script, ScriptSession, ScriptStep, ScriptVerb } from './script.js';
import type { ScriptResult, StepResult } from './script-result.js';

/** Told of everything as it happens; bytes are as they were, secrets included. */
export interface ScriptObserver {
  stepStarted?(step: ScriptStep): void;
  exchange?(command: Uint8Array, response: Uint8Array, step: ScriptStep): void;
  stepFinished?(result: StepResult): void;
}

export interface RunScriptOptions {
  observer?: ScriptObserver;
  /** The verbs the script was read with. */
  verbs?: readonly ScriptVerb[];
  /** Go on after a failed expectation; a fault always ends the run. Default false. */
  continueAfterFailure?: boolean;
  /** Milliseconds from any fixed instant. */
  clock?: () => number;
}

type Found = Omit<StepResult, 'step' | 'durationMs'>;

/** Runs the steps in order over a transport that stays open. Never throws: what fails stands in the result. */
export async function runScript(
  script: Script,
  transport: Transport,
  options: RunScriptOptions = {},
): Promise<ScriptResult> {
  const clock = options.clock ?? (() => performance.now());
  const run = new Run(transport, options);
  const startedAtMs = clock();
  const steps: StepResult[] = [];
  let fault: unknown;
  let ended = false;
  for (const step of script.steps) {
    if (ended) {
      steps.push({ step, outcome: 'skipped', durationMs: 0 });
      continue;
    }
    options.observer?.stepStarted?.(step);
    const stepStartedAtMs = clock();
    let found: Found;
    try {
      found = await run.take(step);
    } catch (error) {
      fault = error;
      found = { outcome: 'fault', message: error instanceof Error ? error.message : String(error) };
    }
    const result: StepResult = { step, ...found, durationMs: clock() - stepStartedAtMs };
    steps.push(result);
    options.observer?.stepFinished?.(result);
    ended =
      found.outcome === 'fault' || (found.outcome === 'failed' && options.continueAfterFailure !== true);
  }
  const passed = steps.every(({ outcome }) => outcome !== 'failed' && outcome !== 'fault');
  const result: ScriptResult = { script, passed, steps, durationMs: clock() - startedAtMs };
  return fault === undefined ? result : { ...result, fault };
}

class Run {
  readonly #transport: Transport;
  readonly #options: RunScriptOptions;
  #lastAnswer: ResponseApdu | undefined;

  constructor(transport: Transport, options: RunScriptOptions) {
    this.#transport = transport;
    this.#options = options;
  }

  async take(step: ScriptStep): Promise<Found> {
    switch (step.kind) {
      case 'note':
        return { outcome: 'done' };
      case 'reset':
        this.#lastAnswer = undefined;
        return {
          outcome: 'done',
          answerToReset: await this.#transport.reset(step.resetKind, step.cardInterface),
        };
      case 'send':
        return { outcome: 'done', answer: await this.#transmit(step.command, step) };
      case 'expect':
        return this.#compare(step);
      case 'verb':
        return this.#runVerb(step);
    }
  }

  async #transmit(command: Uint8Array, step: ScriptStep): Promise<ResponseApdu> {
    const response = await this.#transport.transmit(command);
    this.#options.observer?.exchange?.(command, response, step);
    this.#lastAnswer = decodeResponse(response);
    return this.#lastAnswer;
  }

  #compare({ expectation }: ScriptStep & { kind: 'expect' }): Found {
    const answer = this.#lastAnswer;
    if (answer !== undefined && matchesExpectation(answer, expectation)) return { outcome: 'passed' };
    const received = answer === undefined ? 'no answer' : answerText(answer);
    return { outcome: expectation.optional ? 'tolerated' : 'failed', expected: expectation.text, received };
  }

  async #runVerb(step: ScriptStep & { kind: 'verb' }): Promise<Found> {
    const verb = this.#options.verbs?.find(({ name }) => name === step.verb);
    if (verb === undefined) {
      throw new Error(
        `the verb '${step.verb}' was known when the script was read and is not given to runScript`,
      );
    }
    const { passed, ...told } = await verb.run(step.words, this.#session(step));
    return { outcome: passed ? 'passed' : 'failed', ...told };
  }

  #session(step: ScriptStep): ScriptSession {
    const lastAnswer = () => this.#lastAnswer;
    return {
      transport: this.#transport,
      get lastAnswer() {
        return lastAnswer();
      },
      transmit: (command) => this.#transmit(command, step),
    };
  }
}
