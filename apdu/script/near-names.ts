const MAX_SUGGESTIONS = 3;

/** The names most like the one asked for, best first: letters left out, added, changed or swapped, in either case. */
export function nearNames(asked: string, names: readonly string[]): string[] {
  const wanted = asked.trim().toLowerCase();
  if (wanted === '') return [];
  return names
    .map((name) => ({ name, distance: distanceOf(wanted, name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= slipsOf(Math.min(wanted.length, name.length)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ name }) => name);
}

/** Ends a sentence about a name that is not there: the near ones, or else all. `what` is the plural of what they are. */
export function nearOrAll(asked: string, names: readonly string[], what: string): string {
  const near = nearNames(asked, names);
  if (near.length > 0) return `did you mean ${near.map((name) => `'${name}'`).join(' or ')}?`;
  return names.length === 0 ? `there are no ${what}` : `the ${what} are ${names.join(', ')}`;
}

/** How many slips a name of that length may have and still be known again. */
function slipsOf(length: number): number {
  return Math.min(3, Math.ceil(length / 3));
}

/** Letters left out, added, changed or swapped. Restricted Damerau-Levenshtein distance, with three rows kept. */
export function distanceOf(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(
        Math.min(
          changed,
          row[j]! + 1,
          next[j - 1]! + 1,
          swapped ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}
