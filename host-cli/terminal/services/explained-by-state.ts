import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { applicationState, HEAD, remedyOf, stateSentence } from './application-state.js';

/** What a card said, of which some results are refusals. */
interface Answered {
  readonly statusWord?: number;
  readonly reason?: Bilingual;
}

/**
 * The same result; after 6985 its reason tells why the card serves so little, where its state is why.
 * @throws TransportError when the link fails
 */
export async function explainedByState<Result extends object>(
  transport: Transport,
  result: Result & Answered,
): Promise<Result> {
  const { statusWord, reason } = result;
  if (statusWord !== SW.CONDITIONS_NOT_SATISFIED || reason === undefined) return result;
  const found = await applicationState(transport);
  const state = found.outcome === 'found' ? found.state : undefined;
  if (state === undefined || state === 'ACTIVATED') return result;
  const told = stateSentence(state, HEAD);
  const remedy = remedyOf(state);
  return {
    ...result,
    reason: {
      en: `${reason.en}: ${told.en}, ${remedy.en}`,
      zh: `${reason.zh}：${told.zh}，${remedy.zh}`,
    },
  };
}
