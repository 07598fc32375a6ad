import type { CaseResult, StepResult } from '../../../apdu/script/script-result.js';
import type { TraceDecoder } from '../../../apdu/trace/trace-decoder.js';
import { indexOfFailure, type ShowsStep } from './detail-plan.js';
import { exchangeLines } from './exchange-lines.js';
import type { Secrets } from './secrets.js';
import { sendText, writtenCommand } from './step-text.js';
import { hides, type ToldExchange, tellExchange } from './tell-exchange.js';

export interface DecodedStep {
  readonly exchanges: readonly ToldExchange[];
  /** Instead of its text, for what was sent or would have been. */
  readonly sent?: string;
  /**
   * The status word of the answer that it speaks of, where the data of that answer are hidden: what it says of them must
   * not be shown either.
   */
  readonly statusOfSecret?: string;
}

/** A case of which the exchanges are explained and nothing else is told yet: its words may still hold secrets. */
export interface DecodedCase {
  readonly result: CaseResult;
  /** The steps to be shown, by index. */
  readonly shown: ReadonlyMap<number, DecodedStep>;
  readonly failure?: {
    readonly index: number;
    readonly step: DecodedStep;
    readonly exchange: readonly string[];
  };
}

const NO_ANSWER = new Uint8Array(0);

/** Explains a case. The decoder has seen the cases before it, which this one may go on from. */
export function decodeCase(
  result: CaseResult,
  decoder: TraceDecoder,
  secrets: Secrets,
  shows: ShowsStep,
): DecodedCase {
  if (result.answerToReset !== undefined) decoder.reset(result.answerToReset);
  const shown = new Map<number, DecodedStep>();
  const failureIndex = indexOfFailure(result.steps);
  let failure: DecodedCase['failure'];
  let last: ToldExchange | undefined;
  for (const [index, step] of result.steps.entries()) {
    if (step.answerToReset !== undefined) {
      decoder.reset(step.answerToReset);
      last = undefined;
    }
    const exchanges = step.exchanges?.map((exchange) => tellExchange(exchange, decoder, secrets)) ?? [];
    last = exchanges.at(-1) ?? last;
    const isShown = shows(index);
    if (!isShown && index !== failureIndex) continue;
    const decoded = decodedStep(step, exchanges, last, decoder, secrets);
    if (isShown) shown.set(index, decoded);
    if (index === failureIndex) {
      const lines = last === undefined ? [] : exchangeLines(last);
      failure = { index, step: { ...decoded, exchanges: [] }, exchange: lines };
    }
  }
  return failure === undefined ? { result, shown } : { result, shown, failure };
}

function decodedStep(
  { step }: StepResult,
  exchanges: readonly ToldExchange[],
  last: ToldExchange | undefined,
  decoder: TraceDecoder,
  secrets: Secrets,
): DecodedStep {
  const isAboutSecret = last !== undefined && hides(last.decoded.response.hex);
  const found = {
    exchanges,
    ...(isAboutSecret && { statusOfSecret: last.decoded.response.status?.hex ?? '' }),
  };
  if (step.kind !== 'send') return found;
  const [first] = exchanges;
  const written = first === undefined ? writtenCommand(step) : undefined;
  const unsent =
    written === undefined
      ? undefined
      : tellExchange({ command: written, response: NO_ANSWER, durationMs: 0 }, decoder, secrets);
  const told = first ?? unsent;
  return told === undefined ? found : { ...found, sent: sendText(told.decoded.command.hex) };
}
