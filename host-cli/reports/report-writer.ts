import type { Language } from '../../apdu/codec/bilingual.js';
import type { CampaignResult } from '../campaigns/campaign-result.js';

export interface ReportSetting {
  /** Of words, names and explanations. */
  readonly language: Language;
}

/**
 * A campaign as the text of one report, piece by piece, so that no string has to hold all of it. Nothing secret is in
 * it.
 */
export type ReportWriter = (result: CampaignResult, setting: ReportSetting) => Iterable<string>;
