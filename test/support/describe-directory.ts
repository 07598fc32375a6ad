import { describe, expect, it } from 'vitest';
import type { CardInterface } from '../../apdu/transport/card-port.js';
import type { ElementPlan, FilePlan } from '../../card-model/plan/file-plan.js';
import { gen3 } from '../../card-model/profiles/gen3.js';
import { ON_BOTH_INTERFACES } from './conversation.js';
import { authenticationKeys, type DirectoryLabel, keyData } from './demonstration.js';
import { filled, hexByte } from './hex.js';
import { REFERENCE_FILES, REFERENCE_KEYS, type ReferenceFile } from './reference-files.js';
import { freshCard, Terminal } from './terminal.js';

const REFUSED = '6982';

/** 'tag type length {inner}' of a planned element, as the reference table writes it. */
function written({ tag, type, bytes, elements }: ElementPlan): string {
  const inner = elements ? ` {${elements.map(written).join(', ')}}` : '';
  return `${tag === undefined ? '' : `${hexByte(tag)} `}${type} ${hexByte(bytes)}${inner}`;
}

function planned(file: FilePlan): Pick<ReferenceFile, 'records' | 'ring' | 'bytes'> {
  if (file.kind === 'transparent') return { bytes: file.bytes };
  if (file.kind === 'cyclic') return { ring: [file.maximumRecords, ...file.fields.map(written)] };
  // Records of templates are made by the data, no table tells them.
  return file.kind === 'templates' ? {} : { records: file.records.map(written) };
}

/** An unpersonalised record: tag, length, FF; inner elements with their tags and lengths. Conventions, kernel rules. */
export function unpersonalised(record: string): string {
  const [, tag, , length, inner] = /^(..) (\w+) (..)(?: \{(.+)\})?$/.exec(record)!;
  const value = inner
    ? inner.split(', ').map(unpersonalised).join('')
    : filled(Number.parseInt(length!, 16), 'FF');
  return `${tag}${length}${value}`;
}

const recordLength = (fields: readonly string[]): number =>
  fields.reduce((sum, field) => sum + Number.parseInt(field.split(' ')[1]!, 16), 0);

/** A fresh card on which `shown` was shown ('' = nothing, 'PIN+84', 'SSSE/0A' = in SSSE before), the directory current. */
function opened(label: DirectoryLabel, shown: string, cardInterface: CardInterface): Terminal {
  const terminal = new Terminal(freshCard());
  terminal.card.powerOn(cardInterface);
  const authenticate = (directory: DirectoryLabel, reference: string): void => {
    const names = authenticationKeys(directory);
    const name = names.find((candidate) => hexByte(keyData(candidate).reference) === reference);
    expect(terminal.say(`auth ${name}`)).toBe('9000');
  };
  terminal.say('select SSSE');
  const parts = shown === '' ? [] : shown.split('+');
  for (const part of parts) if (part.startsWith('SSSE/')) authenticate('SSSE', part.slice(5));
  expect(terminal.say(`select ${label}`)).toBe('9000');
  for (const part of parts) {
    if (part === 'PIN') expect(terminal.say('verify')).toBe('9000');
    else if (!part.startsWith('SSSE/')) authenticate(label, part);
  }
  return terminal;
}

function readAnswer(terminal: Terminal, name: string, file: ReferenceFile): string {
  terminal.say(`file ${name}`);
  return terminal.send(file.bytes ? '00B0000001' : '00B2010400').slice(-4);
}

function updateAnswer(terminal: Terminal, name: string, { bytes, ring, records }: ReferenceFile): string {
  terminal.say(`file ${name}`);
  if (bytes) return terminal.send('00D6000001AA');
  if (ring) {
    const length = recordLength(ring.slice(1) as string[]);
    return terminal.send(`00E20000${hexByte(length)}${filled(length, 'AA')}`);
  }
  const record = unpersonalised(records![0]!);
  return terminal.send(`00DC0104${hexByte(record.length / 2)}${record}`);
}

/** Every single right there is for files of a directory: PIN, its own keys, the keys of SSSE shown before. */
function singleRights(label: DirectoryLabel): string[] {
  const fromAbove = label === 'SSSE' ? [] : REFERENCE_KEYS.SSSE.map((reference) => `SSSE/${reference}`);
  return ['', 'PIN', ...REFERENCE_KEYS[label], ...fromAbove];
}

/** Everything that `file` lets in among single rights and the combinations of its own rule. */
function describeRights(
  label: DirectoryLabel,
  name: string,
  file: ReferenceFile,
  cardInterface: CardInterface,
): void {
  const free = file.read.includes('');
  const combinations = file.read.filter((rule) => rule.includes('+'));
  const tried = [...singleRights(label), ...combinations];

  it(`${name} reads with ${free ? 'nothing shown' : file.read.join(' or ')}, and not otherwise`, () => {
    const allowed = tried.filter(
      (shown) => readAnswer(opened(label, shown, cardInterface), name, file) !== REFUSED,
    );
    expect(allowed).toEqual(tried.filter((shown) => free || file.read.includes(shown)));
    // A cyclic file without records has nothing to give: the refusal is then 6A83.
    for (const shown of allowed) {
      expect(readAnswer(opened(label, shown, cardInterface), name, file)).toBe(file.ring ? '6A83' : '9000');
    }
  });

  const updaters = cardInterface === 'contact' ? file.update : [];
  it(`${name} is updated with ${updaters.join(' or ') || 'nothing'}, and not otherwise`, () => {
    const answers = tried.map((shown) => [
      shown,
      updateAnswer(opened(label, shown, cardInterface), name, file),
    ]);
    expect(answers).toEqual(tried.map((shown) => [shown, updaters.includes(shown) ? '9000' : REFUSED]));
  });
}

/** The files of one directory against the reference table: what the plan says and what the card does. */
export function describeDirectory(label: DirectoryLabel): void {
  const ssse = gen3.plan().directories[0]!;
  const plan = label === 'SSSE' ? ssse : ssse.directories.find((child) => child.label === label)!;
  const reference = Object.entries(REFERENCE_FILES[label]);

  describe(`${label}: files`, () => {
    it('are those of the reference, in its order and with its elements', () => {
      const files = plan.files.map((file) => [file.fid.toString(16).toUpperCase(), planned(file)]);
      const expected = reference.map(([name, { read, update, ...contents }]) => [name, contents]);
      expect(files).toEqual(expected);
    });
    it('and keys to authenticate with', () => {
      const references = authenticationKeys(label).map((name) => hexByte(keyData(name).reference));
      expect(references.sort()).toEqual(REFERENCE_KEYS[label]);
    });
  });

  describe.each(ON_BOTH_INTERFACES)(`${label}: rights, %s`, (cardInterface) => {
    for (const [name, file] of reference) describeRights(label, name, file, cardInterface);
  });
}

/** All records of linear files of a directory that carries no personal data: tag, length and fill. */
export function describeUnpersonalised(
  label: DirectoryLabel,
  values: Readonly<Record<string, string>> = {},
): void {
  describe(`${label}: records of a card without data there`, () => {
    const rights = label === 'DF07' ? ['83', '84', '85'].join('+') : label === 'DF04' ? 'PIN+84+81' : 'PIN';
    for (const [name, { records }] of Object.entries(REFERENCE_FILES[label])) {
      if (!records) continue;
      it(`${name}, by number with the exact length, and not one more`, () => {
        const terminal = opened(label, rights, 'contact');
        terminal.say(`file ${name}`);
        const lines = records.map((record) => values[record] ?? unpersonalised(record));
        const answers = lines.map((line, index) =>
          terminal.send(`00B2${hexByte(index + 1)}04${hexByte(line.length / 2)}`),
        );
        expect(answers).toEqual(lines.map((line) => `${line}9000`));
        expect(terminal.send(`00B2${hexByte(records.length + 1)}0400`)).toBe('6A83');
      });
    }
  });
}
