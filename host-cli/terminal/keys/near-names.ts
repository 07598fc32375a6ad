import { TerminalError } from '../terminal-error.js';

const MAX_DISTANCE = 3;
const MAX_SUGGESTIONS = 3;

/** The names most like the one asked for, best first: those that hold it, then those few letters away. */
export function nearNames(asked: string, names: readonly string[]): string[] {
  const wanted = asked.trim().toUpperCase();
  if (wanted === '') return [];
  return names
    .map((name) => ({ name, distance: distanceOf(wanted, name.toUpperCase()) }))
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

function distanceOf(wanted: string, name: string): number {
  return name.includes(wanted) && name !== wanted ? 0.5 : editDistance(wanted, name);
}

/** Insertions, deletions and replacements of one letter. Levenshtein, with one row kept. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
