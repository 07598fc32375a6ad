import { DIRECTORY_NAMES, FILE_TABLES, KEYS_WITHOUT_FILE, MASTER_KEY } from './file-tables.js';

export type Generation = keyof typeof FILE_TABLES;
export const GENERATIONS: readonly Generation[] = [1, 2, 3];

export interface OracleRecord {
  readonly tag: string;
  readonly length: number;
  /** Inner elements as 'tag:length'. */
  readonly inner: readonly string[];
}

export interface OracleFile {
  readonly name: string;
  readonly kind: 'records' | 'ring' | 'binary';
  /** Low five bits of the FID. ssc-card.md 1.1. */
  readonly sfi: number;
  readonly read: string;
  readonly update: string;
  readonly records: readonly OracleRecord[];
  /** Of a ring. */
  readonly slots: number;
  /** Of a transparent file, or of one record of a ring. */
  readonly bytes: number;
}

export interface OracleDirectory {
  readonly label: string;
  readonly fid: string;
  readonly aid: string;
  readonly files: readonly OracleFile[];
  /** References that EXTERNAL AUTHENTICATE takes, each with a right of its own. */
  readonly keys: readonly string[];
}

/** Whether the rights shown satisfy a rule of the tables. */
export function allows(rule: string, rights: ReadonlySet<string>): boolean {
  if (rule === 'free') return true;
  return rule.split('|').some((way) => way.split('&').every((right) => rights.has(right)));
}

/** All directories of a generation: SSSE and the DFs below it. */
export function directoriesOf(generation: Generation): OracleDirectory[] {
  return Object.entries(FILE_TABLES[generation]).map(([label, table]) => {
    const files = table
      .trim()
      .split(/\n\s*(?=EF)/)
      .filter((line) => line !== '')
      .map((line) => parseFile(line, label, generation));
    const named = files.flatMap(({ read, update }) => `${read}|${update}`.match(/\b[0-9A-F]{2}\b/g) ?? []);
    const [fid, aid] = DIRECTORY_NAMES[label]!;
    const keys = new Set([MASTER_KEY, ...(KEYS_WITHOUT_FILE[label] ?? []), ...named]);
    return { label, fid, aid, files, keys: [...keys].sort() };
  });
}

function parseFile(line: string, label: string, generation: Generation): OracleFile {
  const [name = '', reading = '', update = '', ...words] = line.trim().split(/\s+/);
  const contents = words.join(' ');
  const sfi = Number.parseInt(name.slice(2), 16) & 0x1f;
  const header = { name, sfi, update, read: readRule(reading, update, label, generation) };
  const ring = /^ring:(\w+)\*(\w+)$/.exec(contents);
  if (ring) return { ...header, kind: 'ring', records: [], slots: number(ring[1]), bytes: number(ring[2]) };
  const binary = /^binary:(\w+)$/.exec(contents);
  if (binary) return { ...header, kind: 'binary', records: [], slots: 0, bytes: number(binary[1]) };
  return { ...header, kind: 'records', records: parseRecords(contents), slots: 0, bytes: 0 };
}

/** In generation 3 the UK of a file in DF01 to DF07 also lets its holder read it (conventions, files left open). */
function readRule(reading: string, update: string, label: string, generation: Generation): string {
  const [upToSecond = '', third = upToSecond] = reading.split('>');
  if (generation < 3) return upToSecond;
  return label === 'SSSE' || third === 'free' || update === '-' ? third : `${third}|${update}`;
}

function parseRecords(contents: string): OracleRecord[] {
  const pattern = /(?:(\d+)\*)?(\w\w)(?:-(\w\w))?:(\w\w)(?:\((.*?)\))?/g;
  return [...contents.matchAll(pattern)].flatMap(([, times = '1', first, last = first, length, inner]) => {
    const tags = Array.from(
      { length: number(last) - number(first) + 1 },
      (_, index) => number(first) + index,
    );
    const all = tags.flatMap((tag) => new Array<number>(Number(times)).fill(tag));
    return all.map((tag) => ({
      tag: tag.toString(16).toUpperCase().padStart(2, '0'),
      length: number(length),
      inner: inner?.split(' ') ?? [],
    }));
  });
}

const number = (digits: string | undefined): number => Number.parseInt(digits!, 16);
