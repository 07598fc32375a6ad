import type { CardControls } from '../script/step-context.js';
import type { RecordedCard } from './recorded-card.js';

/** What a script may do with a simulated card, done with the recording of one: the answers show what came of it. */
export function replayControls(card: RecordedCard): CardControls {
  const nothing = (): void => undefined;
  return {
    powerOff: nothing,
    powerOn: (cardInterface) => card.reset('cold', cardInterface),
    tearAfter: nothing,
    remove: nothing,
    insert: () => card.reset('cold'),
  };
}
