import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import type { DirectoryImage } from '../../../card-model/files/directory.js';
import type { FileImage } from '../../../card-model/files/file-node.js';
import type { CardContents } from '../../../card-model/image/card-contents.js';
import type { AccessRule } from '../../../card-model/security/access-rule.js';
import { anyOf, PIN } from '../../../card-model/security/access-rule.js';
import { shippedFolder } from '../../../host-cli/conformance/shipped-folder.js';
import { scriptFiles } from '../../../host-cli/script-functions/script-files.js';
import { directoriesOf, GENERATIONS, type OracleFile } from '../../conformance/oracle.js';
import { demonstrationContents } from '../../support/demonstration.js';
import { cardOf, casesOf, failuresOf, runScripts } from './suite-runs.js';

const FOLDER = join(shippedFolder('conformance'), 'data-structure');
const script = (name: string): string => join(FOLDER, `${name}.apdu`);
const table = (name: string) => scriptFiles.table(`../tables/structure-${name}.csv`, script('basic')).rows;

const hexByte = (value: number): string => value.toString(16).toUpperCase().padStart(2, '0');

/** The tables of the suite against those of test/conformance, typed from the same pages by other hands. */
describe.each(GENERATIONS)('the tables of generation %s', (generation) => {
  const files = table('files').filter(({ group }) => group!.startsWith(hexByte(generation)));

  test('have the files of the other tables, with their rules', () => {
    const theirs = directoriesOf(generation).flatMap(({ label, files: all }) =>
      all.map((file) => ({ label, ...file })),
    );
    expect(files.map(({ directory, file }) => `${directory} ${file}`)).toEqual(
      theirs.map(({ label, name }) => `${label} ${name}`),
    );
    for (const [index, { label, ...file }] of theirs.entries()) {
      const row = files[index]!;
      expect({ file: `${label} ${file.name}`, ...shapeOf(row) }).toEqual({
        file: `${label} ${file.name}`,
        sfi: String(file.sfi),
        kind: file.kind,
        count: String(file.kind === 'ring' ? file.slots : file.records.length),
        bytes: String(file.bytes),
        read: file.read,
        update: file.update === '-' ? 'none' : file.update,
      });
    }
  });

  test('have the records of the other tables, and the elements inside', () => {
    const rows = table('records');
    const inner = table('inner');
    for (const [index, file] of directoriesOf(generation)
      .flatMap(({ files: all }) => all)
      .entries()) {
      const { id } = files[index]!;
      const own = rows.filter((row) => row.file === id);
      expect(own.map(({ number, tag, bytes }) => [number, tag, bytes])).toEqual(
        file.records.map(({ tag, length }, at) => [String(at + 1), tag, String(length)]),
      );
      for (const record of file.records) {
        const elements = inner.filter((row) => row.record === `${id}${record.tag}`);
        expect(elements.map(({ tag, bytes }) => `${tag}:${hexByte(Number(bytes))}`)).toEqual(record.inner);
      }
    }
  });

  test('name a key for every reference of the rules', () => {
    const keys = table('keys');
    for (const { directory, group, key, opens, update, updates } of files) {
      for (const [reference, name] of [
        [key, opens],
        [update, updates],
      ]) {
        if (reference === '' || reference === 'none') continue;
        expect(keys).toContainEqual({ group, name, reference });
        expect(name!.startsWith(`${directory}.`)).toBe(true);
      }
    }
  });
});

/** A row as the oracle words it. */
function shapeOf({ sfi, kind, count, bytes, read, key, update, also }: Readonly<Record<string, string>>) {
  const readers = { free: 'free', key: key, 'pin-or-key': `PIN|${key}`, 'pin-and-key': `PIN&${key}` }[read!];
  const rule = also === 'yes' ? `${readers}|${update}` : readers;
  return { sfi, kind, count, bytes, read: rule satisfies OracleFile['read'] | undefined, update };
}

test('each test that the document names has its script', () => {
  const names = ['SSSE', 'DF01', 'DF02', 'DF03', 'DF04', 'DF05', 'DF07'];
  for (const name of [...names.map((one) => `${one}_RECORD`), ...names.map((one) => `${one}_SAFETY`)]) {
    const { rows } = { rows: scriptFiles.script(script(name.toLowerCase().replace('_', '-')), '').lines };
    const clauses = rows.filter(({ verb }) => verb.text === 'clause').map(({ rest }) => rest);
    expect(clauses, name).toEqual([`LD/T 6001.3-2023 ${name}`]);
  }
});

/** The demonstration card with one thing wrong. */
function faulty(directory: string, fid: number, change: (file: FileImage) => FileImage): CardContents {
  const inDirectory = (image: DirectoryImage): DirectoryImage => ({
    ...image,
    files: image.files.map((file) =>
      labelOf(image) === directory && file.fid === fid ? change(file) : file,
    ),
    directories: image.directories.map(inDirectory),
  });
  const contents = demonstrationContents();
  return { ...contents, masterFile: inDirectory(contents.masterFile) };
}

const labelOf = ({ fid }: DirectoryImage): string =>
  fid === 0xddf1 ? 'SSSE' : fid.toString(16).toUpperCase();

const ruled = (act: 'read' | 'update', rule: (own: AccessRule) => AccessRule) => (file: FileImage) => ({
  ...file,
  rules: { ...file.rules, [act]: rule(file.rules[act]) },
});

describe('a card with a fault in one file fails, at that file', () => {
  test.each<[string, string, CardContents, RegExp]>([
    [
      'read by everybody',
      'df01-safety',
      faulty(
        'DF01',
        0xef05,
        ruled('read', () => 'always'),
      ),
      /DF01 EF05/,
    ],
    [
      'updated by everybody',
      'df02-safety',
      faulty(
        'DF02',
        0xef06,
        ruled('update', () => 'always'),
      ),
      /DF02 EF06/,
    ],
    [
      'updated with the PIN too',
      'df03-safety',
      faulty(
        'DF03',
        0xef16,
        ruled('update', (own) => anyOf(own, PIN)),
      ),
      /DF03 EF16: the PIN alone/,
    ],
    [
      'updated with the key of another file',
      'df01-safety',
      faulty(
        'DF01',
        0xef08,
        ruled('update', () => ({ key: 0x83 })),
      ),
      /DF01 EF08/,
    ],
    [
      'read with PIN or key in place of both',
      'df04-safety',
      faulty(
        'DF04',
        0xef06,
        ruled('read', (own) => anyOf(own, PIN)),
      ),
      /DF04 EF06: the PIN alone/,
    ],
    [
      'updated without contacts',
      'ssse-safety',
      faulty(
        'SSSE',
        0xef0d,
        ruled('update', () => ({ key: 0x0d })),
      ),
      /SSSE EF0D over the contactless interface/,
    ],
    [
      'a record that is missing',
      'df07-record',
      faulty('DF07', 0xef07, (file) =>
        file.kind === 'linear-variable' ? { ...file, records: file.records.slice(0, 1) } : file,
      ),
      /DF07 EF07/,
    ],
    [
      'a record of another length',
      'df05-record',
      faulty('DF05', 0xef05, (file) =>
        file.kind === 'linear-variable'
          ? { ...file, records: file.records.map((record, at) => (at === 3 ? shorter(record) : record)) }
          : file,
      ),
      /DF05 EF05/,
    ],
    [
      'letters where digits belong',
      'ssse-record',
      faulty('SSSE', 0xef06, (file) =>
        file.kind === 'linear-variable'
          ? {
              ...file,
              records: file.records.map((record) => (record[0] === 0x0d ? lettered(record) : record)),
            }
          : file,
      ),
      /SSSE EF06/,
    ],
    [
      'a transparent file that is too short',
      'df01-record',
      faulty('DF01', 0xef17, (file) =>
        file.kind === 'transparent' ? { ...file, content: file.content.slice(0, -1) } : file,
      ),
      /DF01 EF17/,
    ],
  ])('%s', async (_fault, name, contents, where) => {
    const failures = failuresOf(
      await runScripts(
        [script(name)],
        cardOf(() => createCard({ contents })),
      ),
    );
    expect(failures.length).toBeGreaterThan(0);
    for (const failure of failures) expect(failure).toMatch(where);
  });
});

function shorter(record: Uint8Array): Uint8Array {
  const changed = record.slice(0, -1);
  changed[1]!--;
  return changed;
}

/** The last digit is an A. */
function lettered(record: Uint8Array): Uint8Array {
  const changed = record.slice();
  changed[changed.length - 1] = (changed.at(-1)! & 0xf0) | 0x0a;
  return changed;
}

test('every file has its cases', async () => {
  const names = casesOf(
    await runScripts(
      [script('df01-record'), script('df01-safety')],
      cardOf(() => createCard()),
    ),
  ).map(({ head }) => head.name);
  for (const file of table('files').filter(({ group }) => group === '0301')) {
    const about = names.filter((name) => name.startsWith(`DF01 ${file.file}`));
    expect(about.length, file.file).toBeGreaterThanOrEqual(8);
  }
});
