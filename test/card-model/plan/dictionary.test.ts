import { describe, expect, it } from 'vitest';
import { cardDictionary, commandCatalogue } from '../../../card-model/plan/dictionary.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { psam } from '../../../card-model/profiles/psam.js';
import { AID } from '../../support/demonstration.js';

const { title, directories } = cardDictionary(gen3);
const directory = (label: string) => directories.find((entry) => entry.label === label)!;
const file = (label: string, fid: number) => directory(label).files!.find((entry) => entry.fid === fid)!;

describe('the dictionary of generation 3', () => {
  it('names the directories and what lies above them', () => {
    expect(title).toEqual(gen3.title);
    expect(directories.map(({ label, parent, aid }) => [label, parent, aid]).slice(0, 3)).toEqual([
      ['MF', undefined, undefined],
      ['SSSE', 'MF', AID.SSSE],
      ['DF01', 'SSSE', AID.DF01],
    ]);
    expect(directories.filter(({ label }) => /^(MF|SSSE|DF\d\d)$/.test(label))).toHaveLength(9);
  });

  it('names records by number and tag, with type and length', () => {
    const { records, kind, sfi } = file('SSSE', 0xef06);
    expect([kind, sfi]).toEqual(['linear-variable', 6]);
    expect(records![0]).toEqual({
      number: 1,
      tag: 0x08,
      type: 'an',
      length: 0x12,
      name: { zh: '社会保障号码', en: 'social security number' },
    });
    expect(records!.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('shows the parts of nested and cyclic records', () => {
    const nested = file('DF01', 0xef15).records![1]!;
    expect(nested.fields!.map(({ tag, length, number }) => [tag, length, number])).toEqual([
      [0x57, 3, undefined],
      [0x58, 3, undefined],
      [0x59, 0x28, undefined],
    ]);
    const [debit, ...others] = file('DF04', 0xef08).records!;
    expect(others).toEqual([]);
    expect(debit!.length).toBe(0x1c);
    expect(debit!.fields!.map(({ length }) => length)).toEqual([2, 1, 6, 7, 4, 4, 4]);
  });

  it('transparent files have no records', () => {
    expect(file('SSSE', 0xef08)).toMatchObject({ kind: 'transparent' });
    expect(file('SSSE', 0xef08).records).toBeUndefined();
  });

  it('tells keys with one reference apart by their purpose; master keys authenticate outsiders', () => {
    const withReference0 = directory('SSSE').keys!.filter(({ reference }) => reference === 0);
    expect(withReference0.map(({ label, purpose }) => [label, purpose])).toEqual([
      ['SSSE.MK', 'EXTERNAL'],
      ['SSSE.IRK', 'IRK'],
    ]);
  });

  it('tells the rules of files and what commands ask for', () => {
    expect(file('SSSE', 0xef06).rules).toEqual({
      read: { key: 0x0a },
      update: { allOf: [{ interface: 'contact' }, { key: 0x04 }] },
    });
    expect(file('SSSE', 0xef05).rules?.read).toBe('always');
    expect(directory('SSSE')).toMatchObject({ headOfApplication: true, hasPin: true });
    expect(directory('DF01').headOfApplication).toBeUndefined();
    expect(cardDictionary(gen3).challengeBytes).toBe(8);
  });

  it('tells only of commands that the card has', () => {
    const names = cardDictionary(gen3).commands!.map(({ name }) => name);
    expect(names).toContain('DEBIT');
    expect(cardDictionary(psam).commands!.map(({ name }) => name)).not.toContain('DEBIT');
  });

  it('holds no secrets: no PIN, no key value', () => {
    expect(JSON.stringify(directories)).not.toMatch(/[0-9A-F]{32}|246813/);
  });
});

it('the catalogue lists every command once', () => {
  const commands = commandCatalogue(gen3);
  expect(new Set(commands).size).toBe(commands.length);
  expect(commands.map(({ name }) => name)).toContain('READ RECORD');
});
