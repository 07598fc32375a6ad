import { equalBytes } from '../../apdu/bytes.js';
import type { ReaderState } from './pcsc-binding.js';

/** What happens to a reader, or to the service that knows them. */
export type ReaderEvent =
  | {
      readonly kind: 'reader-added' | 'reader-removed' | 'card-removed' | 'card-mute';
      readonly reader: string;
    }
  | { readonly kind: 'card-inserted'; readonly reader: string; readonly answerToReset: Uint8Array }
  | { readonly kind: 'service-lost'; readonly message: string }
  | { readonly kind: 'service-found' };

/** What lies between two looks at all readers; who uses a card is no event. */
export function readerEvents(before: readonly ReaderState[], after: readonly ReaderState[]): ReaderEvent[] {
  const events: ReaderEvent[] = [];
  const old = new Map(before.map((reader) => [reader.name, reader]));
  for (const reader of after) {
    const known = old.get(reader.name);
    old.delete(reader.name);
    if (known === undefined) events.push({ kind: 'reader-added', reader: reader.name });
    events.push(...cardEvents(known, reader));
  }
  for (const { name, present } of old.values()) {
    if (present) events.push({ kind: 'card-removed', reader: name });
    events.push({ kind: 'reader-removed', reader: name });
  }
  return events;
}

function cardEvents(before: ReaderState | undefined, after: ReaderState): ReaderEvent[] {
  const reader = after.name;
  const wasThere = before?.present === true;
  if (!after.present) return wasThere ? [{ kind: 'card-removed', reader }] : [];
  const stayed = wasThere && !wasReplaced(before, after);
  const events: ReaderEvent[] = wasThere && !stayed ? [{ kind: 'card-removed', reader }] : [];
  if (after.mute) {
    if (!stayed || !before.mute) events.push({ kind: 'card-mute', reader });
  } else if (after.answerToReset.length > 0 && !(stayed && before.answerToReset.length > 0)) {
    events.push({ kind: 'card-inserted', reader, answerToReset: after.answerToReset });
  } else if (!stayed && after.inUse) {
    events.push({ kind: 'card-inserted', reader, answerToReset: after.answerToReset });
  }
  return events;
}

/** Between two looks a card can have been taken out and another put in. */
function wasReplaced(before: ReaderState, after: ReaderState): boolean {
  const counted = (after.changes - before.changes) & 0xffff;
  const bothAnswer = before.answerToReset.length > 0 && after.answerToReset.length > 0;
  return counted >= 2 || (bothAnswer && !equalBytes(before.answerToReset, after.answerToReset));
}
