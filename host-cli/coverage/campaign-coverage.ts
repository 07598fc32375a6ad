import type { ScriptObserver } from '../../apdu/script/run-options.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { findProfile } from '../../card-model/profiles/registry.js';
import type { CardInHand } from '../campaigns/campaign-card.js';
import type { CampaignObserver } from '../campaigns/run-campaign.js';
import type { CardCoverage } from './card-coverage.js';
import { CoverageMeter } from './coverage-meter.js';
import { mergeCoverage } from './merge-coverage.js';

/** Measures what of its cards a campaign exercises. */
export class CampaignCoverage {
  /** One for each card: what is selected and which rights are held is its own affair. */
  readonly #meters = new Map<CardInHand, CoverageMeter>();

  /** An observer that also measures. */
  beside(observer: CampaignObserver): CampaignObserver {
    return {
      runStarted: (begin) => {
        const meter = this.#meterOf(begin.card);
        meter.reset(begin.card.transport.answerToReset);
        return both(observer.runStarted(begin), measuring(meter));
      },
      runFinished: (run) => observer.runFinished(run),
    };
  }

  /** Of all cards together; undefined when nothing was run. */
  coverage(): CardCoverage | undefined {
    return mergeCoverage([...this.#meters.values()].map((meter) => meter.coverage()));
  }

  #meterOf(card: CardInHand): CoverageMeter {
    let meter = this.#meters.get(card);
    if (meter === undefined) {
      meter = new CoverageMeter(profileOf(card));
      this.#meters.set(card, meter);
    }
    return meter;
  }
}

/** A card that does not tell its generation is measured by the latest one. */
function profileOf({ profile, generation = '3' }: CardInHand): Profile {
  return profile ?? findProfile(`gen${generation}`);
}

function measuring(meter: CoverageMeter): ScriptObserver {
  return {
    caseStarted: (_head, answerToReset) => {
      if (answerToReset !== undefined) meter.reset(answerToReset);
    },
    exchange: ({ command, response }) => {
      if (response !== undefined) meter.exchange(command, response);
    },
    stepFinished: ({ answerToReset }) => {
      if (answerToReset !== undefined) meter.reset(answerToReset);
    },
  };
}

function both(first: ScriptObserver | undefined, second: ScriptObserver): ScriptObserver {
  if (first === undefined) return second;
  return {
    caseStarted: (...given) => {
      first.caseStarted?.(...given);
      second.caseStarted?.(...given);
    },
    stepStarted: (step) => {
      first.stepStarted?.(step);
      second.stepStarted?.(step);
    },
    exchange: (...given) => {
      first.exchange?.(...given);
      second.exchange?.(...given);
    },
    stepFinished: (result) => {
      first.stepFinished?.(result);
      second.stepFinished?.(result);
    },
    caseFinished: (result) => {
      first.caseFinished?.(result);
      second.caseFinished?.(result);
    },
  };
}
