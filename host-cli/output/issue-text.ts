import type { Language } from '../../apdu/codec/bilingual.js';
import type { TraceColours } from '../../apdu/trace/render-text.js';
import type { Profile } from '../../card-model/index.js';
import type { IssueResult } from '../terminal/personalising/issue-card.js';
import { alignedRows } from './table.js';

/** What is told of a card that was built, or was not. */
export interface IssueReport {
  readonly result: IssueResult;
  readonly profile: Profile;
  /** In words; undefined for a card that has none. */
  readonly state: string | undefined;
  /** Where the card was written to, when it is a card image. */
  readonly image: { readonly path: string; readonly bytes: number } | undefined;
}

/** Steps before which nothing is built yet: the MF is selected, the transport key shown. */
const SHOWN_TRANSPORT_KEY = 2;
const SHOWN_DIFFERENCES = 20;

export async function issueText(
  { result, profile, state, image }: IssueReport,
  language: Language,
  { success, refusal, label, hint }: TraceColours,
): Promise<string[]> {
  switch (result.outcome) {
    case 'issued':
      return [
        success(image ? `${image.path} is written` : 'the card is issued'),
        ...(await alignedRows([
          [label('profile'), `${profile.id} ${profile.title[language]}`],
          ...(state === undefined ? [] : [[label('state'), state]]),
          ...(result.cardNumber === undefined ? [] : [[label('卡号'), result.cardNumber]]),
          [label('steps'), stepsOf(result)],
          ...(image ? [[label('size'), `${image.bytes} bytes`]] : []),
        ])),
      ];
    case 'differs':
      return [
        refusal(result.reason[language]),
        ...result.differences
          .slice(0, SHOWN_DIFFERENCES)
          .map(({ place, problem }) => `  ${place}: ${problem[language]}`),
        hint('the card is not issued yet: find the cause, then go on with --resume'),
      ];
    default:
      return [
        refusal(result.reason[language]),
        ...(result.done < SHOWN_TRANSPORT_KEY
          ? []
          : [hint(`step ${result.done + 1} of ${result.total}; the building can go on with --resume`)]),
      ];
  }
}

function stepsOf({ steps, alreadyDone }: IssueResult & { outcome: 'issued' }): string {
  return alreadyDone === 0 ? `${steps}` : `${steps}, of which ${alreadyDone} had been done before`;
}
