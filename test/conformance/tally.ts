/** Counts the cases of one named test and keeps those that came out otherwise. */
export class Tally {
  count = 0;
  readonly differences: string[] = [];

  constructor(readonly place: string) {}

  /** One case: what was done, what must come of it, what came. */
  compare(what: string, expected: string, got: string): void {
    this.count++;
    if (got !== expected) this.differences.push(`${this.place}, ${what}: expected ${expected}, got ${got}`);
  }
}

/** Differences that a failing test shows. */
const SHOWN = 40;

/** The differences, cut where nobody reads on. */
export function report({ count, differences }: Tally): string[] {
  const shown = differences.slice(0, SHOWN).map((line) => line.replace(LONG_BYTES, shortened));
  const more = differences.length - shown.length;
  return more > 0 ? [...shown, `and ${more} more; ${count} cases in all`] : shown;
}

const LONG_BYTES = /[0-9A-F]{65,}/g;

const shortened = (digits: string): string =>
  `${digits.slice(0, 32)}..${digits.slice(-16)} (${digits.length / 2} bytes)`;

/** Counts of all tests of one generation on one interface, by name. */
export type Counts = Map<string, number>;

/** A table of all counts, with totals, in plain text. */
export function countTable(columns: ReadonlyMap<string, Counts>): string {
  const names = [...new Set([...columns.values()].flatMap((counts) => [...counts.keys()]))].sort(byKind);
  const rows = names.map((name) => {
    const counts = [...columns.values()].map((column) => column.get(name));
    return [name, ...counts.map((count) => count ?? '-'), sum(counts)];
  });
  const totals = [...columns.values()].map((column) => sum([...column.values()]));
  const lines = [['cases', ...columns.keys(), 'all'], ...rows, ['all', ...totals, sum(totals)]];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => `${line[column]}`.length)));
  const cell = (value: unknown, column: number): string =>
    column === 0 ? `${value}`.padEnd(widths[0]!) : `${value}`.padStart(widths[column]! + 2);
  return lines.map((line) => line.map(cell).join('')).join('\n');
}

const KINDS = ['RECORD', 'SAFETY', 'VER'];

function byKind(one: string, other: string): number {
  const kind = (name: string): number => KINDS.findIndex((word) => name.includes(`_${word}`));
  return kind(one) - kind(other) || place(one).localeCompare(place(other));
}

/** SSSE stands before the directories below it. */
const place = (name: string): string => name.replace('SSSE', 'DF00');

const sum = (counts: readonly (number | undefined)[]): number =>
  counts.reduce<number>((total, count) => total + (count ?? 0), 0);
