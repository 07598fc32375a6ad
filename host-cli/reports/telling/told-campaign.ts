import type { Language } from '../../../apdu/codec/bilingual.js';
import type { CaseResult } from '../../../apdu/script/script-result.js';
import { PROFILES } from '../../../card-model/profiles/registry.js';
import type { CampaignResult, ScriptRun } from '../../campaigns/campaign-result.js';
import { createTraceDecoder } from '../../output/card-decoder.js';
import { casesOf, countOutcomes, type OutcomeCounts, supersededRuns } from '../outcomes.js';
import { type DecodedCase, decodeCase } from './decode-case.js';
import { DetailPlan, type ShowsStep, WHOLE } from './detail-plan.js';
import { Secrets } from './secrets.js';
import { tellCase } from './tell-case.js';
import type { ToldCase } from './told-case.js';

export interface ToldRun {
  readonly run: ScriptRun;
  /** From 1. */
  readonly number: number;
  /** The script was tried again on this card: what is told here does not count. */
  readonly isSuperseded: boolean;
  readonly counts: OutcomeCounts;
  /** As much of each case as a page shows. */
  cases(): Iterable<ToldCase>;
  /** Every step and every exchange of each case. */
  wholeCases(): Iterable<ToldCase>;
}

/** A campaign explained, without its secrets. */
export interface ToldCampaign {
  readonly result: CampaignResult;
  readonly language: Language;
  readonly runs: readonly ToldRun[];
  readonly stepCount: number;
  readonly exchangeCount: number;
  /** Of those that `cases` shows. */
  readonly shownExchangeCount: number;
}

const known = new WeakMap<CampaignResult, Map<Language, ToldCampaign>>();

/** Explains a campaign once for all reports that are written about it. */
export function tellCampaign(result: CampaignResult, language: Language): ToldCampaign {
  const byLanguage = known.get(result) ?? new Map<Language, ToldCampaign>();
  known.set(result, byLanguage);
  const told = byLanguage.get(language) ?? explain(result, language);
  byLanguage.set(language, told);
  return told;
}

function explain(result: CampaignResult, language: Language): ToldCampaign {
  const secrets = new Secrets();
  const superseded = supersededRuns(result);
  const cases = result.runs.flatMap(casesOf);
  const plan = new DetailPlan(cases);
  const decoded = result.runs.map((run) => [...decodeRun(run, language, secrets, plan)]);
  return {
    result,
    language,
    stepCount: sum(cases, ({ steps }) => steps.length),
    exchangeCount: sum(cases, exchangesOf),
    shownExchangeCount: sum(decoded.flat(), ({ shown }) =>
      sum(shown.values(), ({ exchanges }) => exchanges.length),
    ),
    runs: result.runs.map((run, index) => ({
      run,
      number: index + 1,
      isSuperseded: superseded.has(run),
      counts: countOutcomes(casesOf(run)),
      *cases() {
        for (const found of decoded[index]!) yield tellCase(found, secrets);
      },
      *wholeCases() {
        for (const found of decodeRun(run, language, secrets, WHOLE)) yield tellCase(found, secrets);
      },
    })),
  };
}

function* decodeRun(
  run: ScriptRun,
  language: Language,
  secrets: Secrets,
  plan: { of(result: CaseResult): ShowsStep },
): Generator<DecodedCase> {
  const decoder = createTraceDecoder(
    PROFILES.find(({ id }) => id === run.card.profile),
    language,
  );
  for (const result of casesOf(run)) yield decodeCase(result, decoder, secrets, plan.of(result));
}

function exchangesOf({ steps }: CaseResult): number {
  return sum(steps, ({ exchanges }) => exchanges?.length ?? 0);
}

function sum<Item>(items: Iterable<Item>, amountOf: (item: Item) => number): number {
  let total = 0;
  for (const item of items) total += amountOf(item);
  return total;
}
