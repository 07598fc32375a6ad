import { describe, expect, it } from 'vitest';
import { defineProfile } from '../../../card-model/kernel/profile.js';
import { parseCardData } from '../../../card-model/personalisation/card-data.js';
import { namesLeftOut } from '../../../card-model/personalisation/check-names.js';
import type { DirectoryPlan } from '../../../card-model/plan/file-plan.js';
import { gen1 } from '../../../card-model/profiles/gen1.js';
import { gen2 } from '../../../card-model/profiles/gen2.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { psam } from '../../../card-model/profiles/psam.js';
import { demonstrationWith } from '../../support/demonstration.js';

const dataWith = (changes: Record<string, unknown> = {}) => parseCardData(demonstrationWith(changes));
const leftOut = (profile: typeof gen1, changes: Record<string, unknown> = {}) =>
  namesLeftOut(profile, dataWith(changes)).filter((path) => !path.startsWith('keys.'));

describe('names that only other generations have are left out', () => {
  it('none of the demonstration data on generations 2 and 3', () => {
    expect(namesLeftOut(gen3, dataWith())).toEqual([]);
    expect(namesLeftOut(gen2, dataWith())).toEqual([]);
  });
  it('on generation 1 the 姓名扩展, and the keys of what it has not', () => {
    expect(leftOut(gen1)).toEqual(['social.EF06.4E']);
    const { keys } = dataWith();
    const names = namesLeftOut(gen1, dataWith())
      .slice(1)
      .map((path) => {
        const [, label, index] = path.split('.');
        return keys[label!]![Number(index)]!.name;
      });
    const reserved = ['EF15', 'EF16', 'EF17', 'EF18', 'EF19', 'EF1A'].map((file) => `DF01.UK_${file}`);
    expect(names).toEqual([
      ...reserved,
      ...['DF02.UK_EF15', 'DF02.UK_EF16'],
      ...['EF15', 'EF16', 'EF17', 'EF18', 'EF19'].map((file) => `DF03.UK_${file}`),
      ...['DF05', 'DF06', 'DF07'].flatMap((label) => keys[label]!.map(({ name }) => name)),
    ]);
  });
  it.each<[typeof gen1, Record<string, unknown>, string[]]>([
    [gen3, { DF01: { EF06: { 25: 'x', 28: '12345' } } }, ['DF01.EF06.25']],
    [gen2, { DF02: { EF08: { 54: '1' } } }, ['DF02.EF08', 'DF02.EF08.54']],
    [gen1, { DF01: { EF15: { '2A': '1' } } }, ['DF01.EF15', 'DF01.EF15.2A']],
    [gen1, { DF05: { EF05: { A3: [{ A5: '1' }] } } }, ['DF05.EF05', 'DF05.EF05.A3', 'DF05.EF05.A3.A5']],
    [gen1, { DF02: { EF05: { 43: { '5D': '1', '5E': '1' } } } }, ['DF02.EF05.43.5E']],
    [gen2, { DF02: { EF05: { 43: { value: [{ '5D': '1', '5E': '1' }] } } } }, []],
  ])('%#: %j', (profile, changes, expected) => {
    expect(leftOut(profile, changes).filter((path) => path !== 'social.EF06.4E')).toEqual(expected);
  });
});

describe('a PSAM', () => {
  it('takes the keys that have a place in it; of the rest it leaves everything out', () => {
    const data = dataWith();
    const keys = namesLeftOut(psam, data).filter((path) => path.startsWith('keys.'));
    const names = keys.map((path) => {
      const [, label, index] = path.split('.');
      return data.keys[label!]![Number(index)]!;
    });
    expect(names.every(({ psam: place }) => !place)).toBe(true);
    expect(names.map(({ name }) => name)).toContain('SSSE.MK');
    expect(leftOut(psam)).toContain('social.EF06.08');
  });
  it('has keys of its own, which a card leaves out', () => {
    const changes = { 'keys.SX1': [{ name: 'SX1.MK', reference: 0, master: '0'.repeat(32) }] };
    expect(namesLeftOut(psam, dataWith(changes))).not.toContain('keys.SX1.0.name');
    expect(namesLeftOut(gen3, dataWith(changes))).toEqual(['keys.SX1.0.name']);
  });
  it('refuses unknown names as a card does', () => {
    expect(() => namesLeftOut(psam, dataWith({ 'keys.SSSE.6.name': 'SSSE.XK' }))).toThrow(/SSSE\.RK/);
  });
});

describe('names that no generation has are refused, naming those there are', () => {
  it.each<[typeof gen1, Record<string, unknown>, RegExp]>([
    [gen3, { DF01: { EF99: {} } }, /^DF01\.EF99: is no file of DF01; there are EF05, EF06, .*EF1A$/],
    [gen3, { DF01: { EF15: { 41: 'x' } } }, /^DF01\.EF15\.41: is no element of this file; there are 2A, 40$/],
    [gen1, { DF01: { EF06: { 99: 'x' } } }, /^DF01\.EF06\.99: .*there are 25, 26, 27, 28$/],
    [gen1, { DF05: { EF06: {} } }, /^DF05\.EF06: is no file of DF05; there are EF05$/],
    [gen1, { DF01: { EF15: { 41: 'x' } } }, /^DF01\.EF15\.41: .*there are 2A, 40$/],
    [
      gen3,
      { DF02: { EF05: { 43: { '5F': '1' } } } },
      /^DF02\.EF05\.43\.5F: is no element here; .* 5A, 5B, 5C/,
    ],
    [
      gen3,
      { 'keys.SSSE.6.name': 'SSSE.XK' },
      /^keys\.SSSE\.6\.name: is no key of SSSE; there are .*SSSE\.RK/,
    ],
    [gen1, { 'keys.DF05.0.name': 'DF05.XK' }, /^keys\.DF05\.0\.name: is no key of DF05; there are DF05\.MK/],
    [gen3, { 'keys.DF09': [] }, /^keys\.DF09: is no directory; known are MF, SSSE, DF01.*PKI$/],
  ])('%#: %j', (profile, changes, message) => {
    expect(() => namesLeftOut(profile, dataWith(changes))).toThrow(message);
  });
  it('keys of applications that are personalised elsewhere are not looked at', () => {
    expect(
      namesLeftOut(gen3, dataWith({ 'keys.PKI': [{ name: 'PKI.X', reference: 0, master: '0'.repeat(32) }] })),
    ).toEqual([]);
  });
});

it('a profile of the user, outside the list of generations, has its own names too', () => {
  const own = gen3.plan();
  const rename = (directory: DirectoryPlan): DirectoryPlan => ({
    ...directory,
    keys: directory.keys.map((key) => (key.name === 'SSSE.UK2' ? { ...key, name: 'SSSE.OWN' } : key)),
    directories: directory.directories.map(rename),
  });
  const { application: _, ...definition } = gen3;
  const custom = defineProfile({ ...definition, id: 'custom', plan: () => rename(own) });
  const changes = { 'keys.SSSE.8.name': 'SSSE.OWN' };
  expect(namesLeftOut(custom, dataWith(changes))).toEqual([]);
  expect(() => namesLeftOut(gen3, dataWith(changes))).toThrow(/SSSE/);
  expect(namesLeftOut(custom, dataWith())).toEqual(['keys.SSSE.8.name']);
});
