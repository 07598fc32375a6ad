import type { Language } from '../../apdu/codec/bilingual.js';
import type { ScriptObserver } from '../../apdu/script/run-options.js';
import type { Script, ScriptItem, ScriptStep } from '../../apdu/script/script.js';
import type { ScriptExchange } from '../../apdu/script/script-result.js';
import type { DecodedExchange } from '../../apdu/trace/decoded-exchange.js';
import type { TraceDecoder } from '../../apdu/trace/trace-decoder.js';
import { caseData, caseLines, runHeading } from '../output/campaign-text.js';
import { createTraceDecoder } from '../output/card-decoder.js';
import type { PrintItem } from '../output/report.js';
import {
  exchangeLines,
  outcomeLines,
  stepData,
  stepLines,
  summaryLine,
  summaryOf,
} from '../output/script-text.js';
import type { ScriptRun } from './campaign-result.js';
import type { Progress } from './progress.js';
import type { CampaignObserver, RunBegin } from './run-campaign.js';

export interface ViewSettings {
  readonly print: PrintItem;
  readonly language: Language;
  /** Several cards: each run tells on which it was. */
  readonly severalCards: boolean;
  readonly progress: Progress;
}

/** Every step in words: for one script that somebody watches. */
export class StepsView implements CampaignObserver {
  constructor(private readonly settings: ViewSettings) {}

  runStarted(begin: RunBegin): ScriptObserver {
    const { print, language } = this.settings;
    print({ script: begin.script.file, title: titleOf(begin) }, ({ sentence }) => [
      sentence(this.#heading(begin)),
      '',
    ]);
    const decoder = createTraceDecoder(begin.card.profile, language);
    return new StepsObserver(begin.script.file, decoder, print);
  }

  runFinished({ result }: ScriptRun): void {
    const summary = summaryOf(result);
    this.settings.print({ summary }, (colours) => ['', summaryLine(summary, colours)]);
  }

  #heading(begin: RunBegin): string {
    return runHeading(titleOf(begin), begin, this.settings.severalCards);
  }
}

class StepsObserver implements ScriptObserver {
  #exchanges: DecodedExchange[] = [];
  #previous: ScriptStep | undefined;

  constructor(
    private readonly file: string,
    private readonly decoder: TraceDecoder,
    private readonly print: PrintItem,
  ) {}

  caseStarted({ name }: { name: string }, answerToReset?: Uint8Array): void {
    if (answerToReset === undefined) return;
    this.decoder.reset(answerToReset);
    this.print({ script: this.file, case: name }, ({ sentence }) => ['', sentence(name)]);
  }

  stepStarted(step: ScriptStep): void {
    this.#exchanges = [];
    this.print(undefined, (colours) => stepLines(step, this.#previous, colours));
    this.#previous = step;
  }

  exchange({ command, response, secret }: ScriptExchange, step: ScriptStep): void {
    if (response === undefined) {
      this.print(undefined, ({ refusal }) => `  ${refusal('no answer')}`);
      return;
    }
    const exchange = this.decoder.decode(command, response, { data: secret === true });
    this.#exchanges.push(exchange);
    this.print(undefined, (colours) => exchangeLines(exchange, step, colours));
  }

  stepFinished(result: Parameters<NonNullable<ScriptObserver['stepFinished']>>[0]): void {
    if (result.answerToReset !== undefined) this.decoder.reset(result.answerToReset);
    this.print(stepData(this.file, result, this.#exchanges), (colours) => outcomeLines(result, colours));
  }
}

/** A line for each case, and what went wrong in full: for scripts with cases, and for several. */
export class CasesView implements CampaignObserver {
  constructor(private readonly settings: ViewSettings & { readonly quiet: boolean }) {}

  runStarted(begin: RunBegin): ScriptObserver {
    const { print, language, severalCards, quiet, progress } = this.settings;
    const title = titleOf(begin);
    const heading = runHeading(title, begin, severalCards);
    if (!quiet)
      print({ script: begin.script.file, title, ...aboutRun(begin) }, ({ sentence }) => sentence(heading));
    progress.running(heading);
    return {
      caseStarted: ({ name }) => progress.running(`${heading}: ${name}`),
      caseFinished: (result) => {
        progress.finished(result.outcome);
        if (quiet && result.outcome === 'passed') return;
        const decoder = createTraceDecoder(begin.card.profile, language);
        print(caseData(begin.script.file, result), (colours) => caseLines(result, decoder, colours));
      },
    };
  }

  runFinished({ result }: ScriptRun): void {
    const { print, quiet } = this.settings;
    const summary = summaryOf(result);
    const silent = quiet && result.passed;
    print({ summary }, (colours) => (silent ? [] : [summaryLine(summary, colours), '']));
  }
}

/** Scripts with cases a line a case, others step by step. */
export class FittingView implements CampaignObserver {
  readonly #steps: StepsView;
  readonly #cases: CasesView;

  constructor(settings: ViewSettings) {
    this.#steps = new StepsView(settings);
    this.#cases = new CasesView({ ...settings, quiet: false });
  }

  runStarted(begin: RunBegin): ScriptObserver {
    return this.#viewOf(begin.script).runStarted(begin);
  }

  runFinished(run: ScriptRun): void {
    this.#viewOf(run.result.script).runFinished(run);
  }

  #viewOf({ body }: Script): StepsView | CasesView {
    return body.items.some(holdsCase) ? this.#cases : this.#steps;
  }
}

function holdsCase(item: ScriptItem): boolean {
  if (item.kind === 'case') return true;
  if (item.kind === 'for') return item.items.some(holdsCase);
  return item.kind === 'if' && [...item.items, ...item.otherwise].some(holdsCase);
}

function titleOf({ script }: RunBegin): string {
  return script.title ?? script.file;
}

function aboutRun({ card, attempt }: RunBegin) {
  return { card: card.identity.address, ...(attempt > 1 && { attempt }) };
}
