import type { CardInterface } from '../../apdu/transport/card-port.js';
import type { DirectoryImage } from '../../card-model/files/directory.js';
import type { FileImage } from '../../card-model/files/file-node.js';
import type { CardContents } from '../../card-model/image/card-contents.js';
import type { CardUnderTest } from './card-under-test.js';
import { inverted } from './card-under-test.js';
import { DIRECTORY_NAMES } from './file-tables.js';
import { allows, type OracleDirectory, type OracleFile } from './oracle.js';
import type { Tally } from './tally.js';

const REFUSED = '6982';
const hexByte = (value: number): string => value.toString(16).toUpperCase().padStart(2, '0');
const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex').toUpperCase();

/** One way to reach a file. */
interface Access {
  readonly what: string;
  readonly command: string;
  /** What an update leaves behind, when it is let through. */
  readonly apply?: () => void;
  /** Status word when the right is held. */
  readonly allowed: string;
}

/**
 * Reads and updates every file of the current directory in all its ways; what the rule forbids must be answered
 * 6982 and write nothing, what it allows must be done, and after all the card must hold just what was allowed.
 */
export function accessAll(
  tally: Tally,
  test: CardUnderTest,
  directory: OracleDirectory,
  state: string,
  cardInterface: CardInterface,
): void {
  const expected = test.card.contents();
  const images = filesIn(expected, directory.label);
  const rights = test.rightsIn(directory.label);
  for (const file of directory.files) {
    const image = images.find(({ fid }) => fid === Number.parseInt(file.name, 16));
    if (!image) {
      tally.compare(`${file.name} after '${state}'`, 'a file', 'none');
      continue;
    }
    const mayRead = allows(file.read, rights);
    const mayUpdate = cardInterface === 'contact' && allows(file.update, rights);
    test.send(`00A4020C02${file.name}`);
    for (const access of readings(file, image)) {
      compare(tally, test, file, access, state, mayRead ? access.allowed : REFUSED);
    }
    for (const update of updates(file, image)) {
      const access = update();
      compare(tally, test, file, access, state, mayUpdate ? `${access.allowed} written` : REFUSED);
      if (mayUpdate) access.apply?.();
    }
  }
  const different = differentFiles(expected, test.card.contents());
  tally.compare(
    `all files after '${state}' and these accesses`,
    'as the rules allow',
    different || 'as the rules allow',
  );
}

function compare(
  tally: Tally,
  test: CardUnderTest,
  file: OracleFile,
  { what, command }: Access,
  state: string,
  expected: string,
): void {
  const { revision } = test.card;
  const statusWord = test.send(command).slice(-4);
  const got = test.card.revision === revision ? statusWord : `${statusWord} written`;
  tally.compare(`${file.name} ${what} after '${state}'`, expected, got);
}

function readings(file: OracleFile, image: FileImage): Access[] {
  const { sfi } = file;
  const byNumber = hexByte((sfi << 3) | 4);
  if (file.kind === 'binary') {
    return [
      { what: 'read', command: '00B0000001', allowed: '9000' },
      { what: 'read by SFI', command: `00B0${hexByte(0x80 | sfi)}0001`, allowed: '9000' },
    ];
  }
  if (file.kind === 'ring') {
    const allowed = image.kind === 'cyclic' && image.records.length > 0 ? '9000' : '6A83';
    return [
      { what: 'read', command: '00B2010400', allowed },
      { what: 'read by SFI', command: `00B201${byNumber}00`, allowed },
    ];
  }
  const { tag } = file.records[0]!;
  const last = hexByte(file.records.length);
  return [
    { what: 'read by number', command: '00B2010400', allowed: '9000' },
    { what: 'read by number and SFI', command: `00B2${last}${byNumber}00`, allowed: '9000' },
    { what: 'read by tag', command: `00B2${tag}0000`, allowed: '9000' },
    { what: 'read by tag and SFI', command: `00B2${tag}${hexByte(sfi << 3)}00`, allowed: '9000' },
  ];
}

/** Every update writes something else than what is there when it is asked for. */
function updates(file: OracleFile, image: FileImage): (() => Access)[] {
  switch (image.kind) {
    case 'transparent':
      return binaryUpdates(file, image.content);
    case 'cyclic':
      return ringUpdates(file, image.records as Uint8Array[]);
    default:
      return recordUpdates(file, image.records);
  }
}

function binaryUpdates({ sfi, bytes }: OracleFile, content: Uint8Array): (() => Access)[] {
  const write = (offset: number, what: string, p1: number) => (): Access => {
    const value = inverted(hexByte(content[offset]!));
    const command = `00D6${hexByte(p1)}${hexByte(offset & 0xff)}01${value}`;
    return { what, command, allowed: '9000', apply: () => content.set(Buffer.from(value, 'hex'), offset) };
  };
  return [write(bytes - 1, 'update', (bytes - 1) >> 8), write(1, 'update by SFI', 0x80 | sfi)];
}

function ringUpdates({ sfi, bytes, slots }: OracleFile, records: Uint8Array[]): (() => Access)[] {
  const append = (what: string, head: string, fill: string) => (): Access => {
    const record = fill.repeat(bytes);
    const apply = (): void => {
      records.unshift(Buffer.from(record, 'hex'));
      records.splice(slots);
    };
    return { what, command: `${head}${hexByte(bytes)}${record}`, allowed: '9000', apply };
  };
  return [
    append('append', '00E20000', 'A1'),
    append('append by SFI', `00E200${hexByte(sfi << 3)}`, 'A2'),
    append('update of the previous record', '00DC0003', 'A3'),
    append('update of the previous record by SFI', `00DC00${hexByte((sfi << 3) | 3)}`, 'A4'),
  ];
}

function recordUpdates(file: OracleFile, records: readonly Uint8Array[]): (() => Access)[] {
  const { sfi } = file;
  const last = file.records.length;
  const { tag } = file.records[0]!;
  const replace = (number: number, what: string, p1: string, p2: number) => (): Access => {
    const record = records[number - 1]!;
    const changed = `${hex(record.subarray(0, 2))}${inverted(hex(record.subarray(2)))}`;
    const command = `00DC${p1}${hexByte(p2)}${hexByte(record.length)}${changed}`;
    return { what, command, allowed: '9000', apply: () => record.set(Buffer.from(changed, 'hex')) };
  };
  return [
    replace(last, 'update by number', hexByte(last), 4),
    replace(last, 'update by number and SFI', hexByte(last), (sfi << 3) | 4),
    replace(1, 'update by tag', tag, 0),
    replace(1, 'update by tag and SFI', tag, sfi << 3),
  ];
}

function directories(contents: CardContents): DirectoryImage[] {
  const below = (directory: DirectoryImage): DirectoryImage[] => [
    directory,
    ...directory.directories.flatMap(below),
  ];
  return below(contents.masterFile);
}

export function directoryIn(contents: CardContents, label: string): DirectoryImage {
  const aid = label === 'MF' ? undefined : DIRECTORY_NAMES[label]![1];
  const found = directories(contents).find((directory) =>
    aid ? directory.aid && hex(directory.aid) === aid : directory === contents.masterFile,
  );
  if (!found) throw new Error(`the card has no ${label}`);
  return found;
}

const filesIn = (contents: CardContents, label: string): readonly FileImage[] =>
  directoryIn(contents, label).files;

const bytesOf = (file: FileImage): Uint8Array[] =>
  file.kind === 'transparent' ? [file.content] : [...file.records];

/** Names of the files that two states of a card hold differently, '' when there are none. */
function differentFiles(one: CardContents, other: CardContents): string {
  const all = (contents: CardContents): [string, Buffer][] =>
    directories(contents).flatMap(({ fid, files }) =>
      files.map(
        (file) =>
          [`${fid.toString(16)}/${file.fid.toString(16)}`, Buffer.concat(bytesOf(file))] as [string, Buffer],
      ),
    );
  const others = new Map(all(other));
  return all(one)
    .filter(([name, content]) => !others.get(name)?.equals(content))
    .map(([name]) => `${name} differs`)
    .join(', ');
}
