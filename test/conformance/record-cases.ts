import { CardUnderTest } from './card-under-test.js';
import { directoryCases } from './directory-cases.js';
import { HOLDER_VALUES } from './file-tables.js';
import type { OracleDirectory, OracleFile, OracleRecord } from './oracle.js';
import { type Card, wayInto } from './safety-cases.js';
import type { Tally } from './tally.js';

const hexByte = (value: number): string => value.toString(16).toUpperCase().padStart(2, '0');
/** Le that are not the right one: the value alone, one less, one more. */
const wrongLengths = (length: number): number[] => [...new Set([length - 2, length - 1, length + 1])];
const HIGHEST_RECORD = 0xfe;

/** X_RECORD: every file has the records or the size of the table, reached in every way. */
export function recordCases(tally: Tally, card: Card, directory: OracleDirectory): void {
  const { label, files } = directory;
  const test = new CardUnderTest(card.generation, card.contents, card.interface);
  directoryCases(tally, test, card, directory);
  const strange = test.walk(`reset ${wayInto(label)} PIN ${directory.keys.join(' ')}`);
  tally.compare('the steps to all rights', 'as told', strange.join('; ') || 'as told');

  const says = (what: string, command: string, expected: string): void =>
    tally.compare(`${what} (${command})`, expected, test.send(command));
  for (const fid of Array.from({ length: 0x1f }, (_, index) => `EF${hexByte(index)}`)) {
    const there = files.some(({ name }) => name === fid);
    says(`SELECT ${fid} of this directory`, `00A4020C02${fid}`, there ? '9000' : '6A82');
    says(`SELECT ${fid}`, `00A4000002${fid}`, there ? '9000' : '6A82');
    const sfi = Number.parseInt(fid.slice(2), 16);
    if (!there && sfi > 0)
      says(`READ RECORD of SFI ${hexByte(sfi)}`, `00B201${hexByte((sfi << 3) | 4)}00`, '6A82');
  }
  for (const file of files) {
    says(`SELECT ${file.name}`, `00A4020C02${file.name}`, '9000');
    if (file.kind === 'records') linearCases(says, card, label, file);
    else if (file.kind === 'ring') ringCases(says, card, file);
    else binaryCases(says, card, file);
  }
  tally.compare(
    'faults of the card',
    'none',
    test.card.fault === undefined ? 'none' : String(test.card.fault),
  );
}

type Says = (what: string, command: string, expected: string) => void;

function linearCases(says: Says, card: Card, label: string, { name, sfi, records }: OracleFile): void {
  const bySfi = (mode: number): string => hexByte((sfi << 3) | mode);
  const lines = records.map((record) => expectedRecord(card, `${label}.${name}`, record));
  for (const [index, line] of lines.entries()) {
    const number = hexByte(index + 1);
    const length = line.length / 2;
    const { tag } = records[index]!;
    const what = `${name} record ${number}`;
    says(`${what} by number`, `00B2${number}04${hexByte(length)}`, `${line}9000`);
    says(`${what} by number, Le 00`, `00B2${number}0400`, `${line}9000`);
    says(`${what} by number and SFI`, `00B2${number}${bySfi(4)}${hexByte(length)}`, `${line}9000`);
    for (const wrong of wrongLengths(length)) {
      says(`${what} with Le ${hexByte(wrong)}`, `00B2${number}04${hexByte(wrong)}`, `6C${hexByte(length)}`);
    }
    const first = lines[records.findIndex((other) => other.tag === tag)]!;
    const last = lines[records.findLastIndex((other) => other.tag === tag)]!;
    says(`${name} tag ${tag}`, `00B2${tag}00${hexByte(length)}`, `${first}9000`);
    says(`${name} tag ${tag} by SFI`, `00B2${tag}${bySfi(0)}00`, `${first}9000`);
    says(`${name} last tag ${tag}`, `00B2${tag}0100`, `${last}9000`);
  }
  const beyond = hexByte(records.length + 1);
  says(`${name} one record beyond`, `00B2${beyond}0400`, '6A83');
  says(`${name} one record beyond, by SFI`, `00B2${beyond}${bySfi(4)}00`, '6A83');
  says(`${name} record FE`, `00B2${hexByte(HIGHEST_RECORD)}0400`, '6A83');
  const absent = tagsNotIn(records);
  for (const tag of absent) says(`${name} tag ${tag}`, `00B2${tag}0000`, '6A83');
  says(`${name} as a transparent file`, '00B0000001', '6981');
  if (card.interface === 'contact') linearUpdates(says, name, sfi, lines);
}

function linearUpdates(says: Says, name: string, sfi: number, lines: readonly string[]): void {
  for (const [index, line] of lines.entries()) {
    const number = hexByte(index + 1);
    const length = hexByte(line.length / 2);
    const tag = line.slice(0, 2);
    const otherTag = hexByte(Number.parseInt(tag, 16) ^ 0x01);
    const what = `${name} record ${number}`;
    says(`update of ${what}`, `00DC${number}04${length}${line}`, '9000');
    says(`update of ${what} by SFI`, `00DC${number}${hexByte((sfi << 3) | 4)}${length}${line}`, '9000');
    says(`update of ${what} with another tag`, `00DC${number}04${length}${otherTag}${line.slice(2)}`, '6A80');
    const shorter = hexByte(line.length / 2 - 1);
    says(`update of ${what}, one byte less`, `00DC${number}04${shorter}${line.slice(0, -2)}`, '6A80');
    says(`${what} afterwards`, `00B2${number}0400`, `${line}9000`);
  }
  const [line = ''] = lines;
  const beyond = hexByte(lines.length + 1);
  says(`update of ${name}, one record beyond`, `00DC${beyond}04${hexByte(line.length / 2)}${line}`, '6A83');
}

function ringCases(says: Says, card: Card, { name, sfi, slots, bytes, update }: OracleFile): void {
  const bySfi = hexByte((sfi << 3) | 4);
  const length = hexByte(bytes);
  const record = (turn: number): string => hexByte(turn).repeat(bytes);
  says(`${name} before anything was written`, '00B2010400', '6A83');
  says(`${name} before anything was written, by SFI`, `00B201${bySfi}00`, '6A83');
  says(`${name} as a transparent file`, '00B0000001', '6981');
  if (card.interface === 'contactless' || update === '-') {
    says(`append to ${name}`, `00E20000${length}${record(1)}`, '6982');
    says(`update of the previous record of ${name}`, `00DC0003${length}${record(1)}`, '6982');
    says(`${name} is still empty`, '00B2010400', '6A83');
    return;
  }
  says(`append to ${name}, one byte less`, `00E20000${hexByte(bytes - 1)}${record(1).slice(2)}`, '6A80');
  says(`${name} is still empty`, '00B2010400', '6A83');
  for (let turn = 1; turn <= slots + 2; turn++) {
    const head = turn % 2 ? '00E20000' : '00DC0003';
    says(`append ${turn} to ${name}`, `${head}${length}${record(turn)}`, '9000');
    const kept = Math.min(turn, slots);
    for (let number = 1; number <= kept; number++) {
      const what = `${name} record ${hexByte(number)} after ${turn}`;
      says(what, `00B2${hexByte(number)}04${length}`, `${record(turn + 1 - number)}9000`);
    }
    says(`${name} beyond, after ${turn}`, `00B2${hexByte(kept + 1)}${bySfi}00`, '6A83');
  }
  says(`${name} with Le 01`, '00B2010401', `6C${length}`);
}

function binaryCases(says: Says, card: Card, { name, sfi, bytes }: OracleFile): void {
  const at = (offset: number): string => hexByte(offset >> 8) + hexByte(offset & 0xff);
  for (let offset = 0; offset < bytes; offset += 0x80) {
    const count = Math.min(0x80, bytes - offset);
    says(`${name} at ${at(offset)}`, `00B0${at(offset)}${hexByte(count)}`, `${'FF'.repeat(count)}9000`);
  }
  says(`${name} by SFI`, `00B0${hexByte(0x80 | sfi)}0001`, 'FF9000');
  says(`last byte of ${name}`, `00B0${at(bytes - 1)}01`, 'FF9000');
  says(`${name} past its end`, `00B0${at(bytes - 1)}02`, '6C01');
  says(`${name} behind its end`, `00B0${at(bytes)}01`, '6B00');
  says(`${name} as a record file`, '00B2010400', '6981');
  if (card.interface === 'contact') {
    says(`update of the last byte of ${name}`, `00D6${at(bytes - 1)}01FF`, '9000');
    says(`update behind the end of ${name}`, `00D6${at(bytes)}01FF`, '6B00');
  }
}

/** Tag, length and value; without a value FF, with inner tags and lengths kept (conventions, kernel rules). */
function expectedRecord({ generation }: Card, file: string, { tag, length, inner }: OracleRecord): string {
  const empty = inner.length === 0 ? 'FF'.repeat(length) : inner.map(emptyElement).join('');
  const name = `${file}.${tag}`;
  const value = HOLDER_VALUES[`${name}:${generation}`] ?? HOLDER_VALUES[name] ?? empty;
  return `${tag}${hexByte(length)}${value}`;
}

function emptyElement(element: string): string {
  const [tag = '', length = ''] = element.split(':');
  return `${tag}${length}${'FF'.repeat(Number.parseInt(length, 16))}`;
}

/** Tags 01 to FE that no record has. */
function tagsNotIn(records: readonly OracleRecord[]): string[] {
  const all = Array.from({ length: HIGHEST_RECORD }, (_, index) => hexByte(index + 1));
  return all.filter((tag) => !records.some((record) => record.tag === tag));
}
