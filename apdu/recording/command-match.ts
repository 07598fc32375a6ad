import type { ByteRange } from './session-event.js';

/** Whether the bytes are those of the recording; hidden ones match any. */
export function matchesCommand(
  command: Uint8Array,
  recorded: Uint8Array,
  hidden: readonly ByteRange[] | undefined,
): boolean {
  return command.length === recorded.length && firstDifference(command, recorded, hidden) === undefined;
}

/** Where the two differ first, from 0: the length of the shorter when it begins the longer. Undefined for a match. */
export function firstDifference(
  command: Uint8Array,
  recorded: Uint8Array,
  hidden: readonly ByteRange[] | undefined,
): number | undefined {
  const shorter = Math.min(command.length, recorded.length);
  for (let index = 0; index < shorter; index++) {
    if (command[index] !== recorded[index] && !isHidden(index, hidden)) return index;
  }
  return command.length === recorded.length ? undefined : shorter;
}

function isHidden(index: number, hidden: readonly ByteRange[] | undefined): boolean {
  return hidden?.some(({ offset, count }) => index >= offset && index < offset + count) ?? false;
}
