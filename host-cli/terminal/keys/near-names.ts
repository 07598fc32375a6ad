import { distanceOf } from '../../../apdu/script/near-names.js';
import { TerminalError } from '../terminal-error.js';

const MAX_DISTANCE = 3;
const MAX_SUGGESTIONS = 3;

/** The names most like the one asked for, best first: those that hold it, then those few letters away. */
export function nearNames(asked: string, names: readonly string[]): string[] {
  const wanted = asked.trim().toUpperCase();
  if (wanted === '') return [];
  return names
    .map((name) => ({ name, distance: farFrom(wanted, name.toUpperCase()) }))
    .filter(({ distance }) => distance <= MAX_DISTANCE)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ name }) => name);
}

/** `holder` = who has the names and a verb: 'the keys given hold'. Tells near names, or else all there are. */
export function unknownName(holder: string, asked: string, names: readonly string[]): TerminalError {
  const near = nearNames(asked, names);
  const help =
    near.length > 0
      ? `did you mean ${near.join(' or ')}?`
      : names.length > 0
        ? `there are ${names.join(', ')}`
        : 'there are none';
  return new TerminalError('KEY_NAME_UNKNOWN', `${holder} no ${JSON.stringify(asked)}; ${help}`);
}

/** A part of the name counts as next to nothing. */
function farFrom(wanted: string, name: string): number {
  return name.includes(wanted) && name !== wanted ? 0.5 : distanceOf(wanted, name);
}
