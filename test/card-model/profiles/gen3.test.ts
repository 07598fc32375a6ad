import { describe, expect, it } from 'vitest';
import type { DirectoryPlan } from '../../../card-model/plan/file-plan.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { AID, demonstrationWith } from '../../support/demonstration.js';
import { REFERENCE_FILES } from '../../support/reference-files.js';

const ssse = gen3.plan().directories.find(({ label }) => label === 'SSSE')!;
const all: DirectoryPlan[] = [gen3.plan(), ssse, ...ssse.directories];

describe('the profile', () => {
  it('says what kind of card it is', () => {
    expect(gen3).toMatchObject({
      id: 'gen3',
      specificationVersion: '3.00',
      algorithm: 'SM4',
      interfaces: ['contact', 'contactless'],
    });
  });

  it('has the directories of the reference with their names and identifiers', () => {
    const social = all.map(({ label, fid, aid }) => [label, fid.toString(16).toUpperCase(), aid]);
    expect(social).toEqual([
      ['MF', '3F00', undefined],
      ['SSSE', 'DDF1', AID.SSSE],
      ['DF01', 'DF01', AID.DF01],
      ['DF02', 'DF02', AID.DF02],
      ['DF03', 'DF03', AID.DF03],
      ['DF04', 'DF04', AID.DF04],
      ['DF05', 'DF05', AID.DF05],
      ['DF06', 'DF06', AID.DF06],
      ['DF07', 'DF07', AID.DF07],
    ]);
  });

  it('has every file of the reference tables and no other', () => {
    for (const { label, files } of all.slice(1)) {
      const names = files.map(({ fid }) => fid.toString(16).toUpperCase());
      expect(names, label).toEqual(Object.keys(REFERENCE_FILES[label as keyof typeof AID]));
    }
  });

  it('has the keys that the personalisation data have, with the same references', () => {
    const data = (demonstrationWith() as { keys: Record<string, { name: string; reference: number }[]> })
      .keys;
    for (const { label, keys } of all) {
      const byName = (list: readonly { name: string; reference: number }[]) =>
        list.map(({ name, reference }) => `${name} ${reference}`).sort();
      expect(byName(keys), label).toEqual(byName(data[label]!));
    }
  });

  it('has one PIN and one life cycle, both of SSSE', () => {
    expect(all.filter(({ hasPin }) => hasPin)).toEqual([ssse]);
    expect(all.filter(({ headOfApplication }) => headOfApplication)).toEqual([ssse]);
  });

  it('marks SSSE EF05 alone as issuer data', () => {
    const issuerFiles = all.flatMap(({ label, files }) =>
      files.filter(({ issuerData }) => issuerData).map(({ fid }) => [label, fid]),
    );
    expect(issuerFiles).toEqual([['SSSE', 0xef05]]);
  });
});

describe('every file', () => {
  const files = all.flatMap(({ label, files }) => files.map((file) => ({ label, file })));
  it('has a short identifier that no other file of its directory has', () => {
    for (const { files } of all) {
      const identifiers = files.map(({ fid }) => fid & 0x1f);
      expect(new Set(identifiers).size).toBe(identifiers.length);
      expect(identifiers.every((sfi) => sfi >= 1 && sfi <= 30)).toBe(true);
    }
  });
  it.each(files)('$label $file.name.en has a name in both languages', ({ file }) => {
    expect(file.name.zh).not.toBe('');
    expect(file.name.en).not.toBe('');
  });
});
