import { expect, test } from 'vitest';
import { gen2 } from '../../../../card-model/profiles/gen2.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import {
  type CardMap,
  type MapDirectory,
  mapOfContents,
  mapOfProfile,
} from '../../../../host-cli/fuzzing/world/card-map.js';
import { demonstrationContents } from '../../../support/demonstration.js';
import { hex } from '../../../support/hex.js';

const contents = demonstrationContents();
const planned = mapOfProfile(gen3);
const held = mapOfContents(contents, gen3);
const at = (map: CardMap, label: string): MapDirectory => map.directories.find((one) => one.label === label)!;

test('a card made by the plan is where the plan says', () => {
  const outline = ({ directories }: CardMap) =>
    directories.map(({ label, fid, aid, application, hasPin, isHead, parent, files }) => ({
      label,
      fid,
      aid: aid && hex(aid),
      application: application.id,
      hasPin,
      isHead,
      parent: parent?.label,
      files: files.map(({ fid: one, sfi, kind, bytes }) => ({ one, sfi, kind, bytes })),
    }));
  expect(outline(held)).toEqual(outline(planned));
});

test.each([
  ['planned', planned],
  ['held', held],
] as const)('%s: tags and lengths of records', (_name, map) => {
  const file = at(map, 'SSSE').fileByFid(0xef05)!;
  expect(file.tags).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(file.recordBytes).toEqual([0x12, 3, 6, 0x0e, 6, 6, 0x0b]);
  const cyclic = at(map, 'DF02').fileBySfi(0x16)!;
  expect([cyclic.kind, cyclic.recordBytes, cyclic.maximumRecords, cyclic.tags]).toEqual([
    'cyclic',
    [18],
    4,
    [],
  ]);
  expect(at(map, 'DF01').fileByFid(0xef16)!.bytes).toBe(0x128);
});

test('the rules of the files', () => {
  for (const map of [planned, held]) {
    expect(at(map, 'SSSE').fileByFid(0xef05)!.rules.read).toBe('always');
    expect(at(map, 'DF04').fileByFid(0xef08)!.rules.update).toBe('never');
  }
});

test('only a card that is simulated has its contents told', () => {
  expect(at(planned, 'SSSE').files[0]!.contents).toBeUndefined();
  expect(at(held, 'SSSE').files[0]!.contents?.fid).toBe(0xef05);
  expect([planned.contents, held.contents]).toEqual([undefined, contents]);
});

test('what holds above holds below', () => {
  const [master, ssse, df04] = ['MF', 'SSSE', 'DF04'].map((label) => at(held, label));
  expect(df04!.head).toBe(ssse);
  expect(df04!.pinOwner).toBe(ssse);
  expect(master!.head).toBeUndefined();
  expect(master!.pinOwner).toBeUndefined();
  expect(master!.contains(df04!)).toBe(true);
  expect(df04!.contains(df04!)).toBe(true);
  expect(df04!.contains(ssse!)).toBe(false);
  expect(df04!.keys).toContainEqual({ type: 'DPK', reference: 1 });
});

test('a directory that the plan does not have is called by its identifier', () => {
  const odd = {
    ...contents,
    masterFile: {
      ...contents.masterFile,
      directories: [{ ...contents.masterFile, fid: 0x7f10, directories: [] }],
    },
  };
  expect(mapOfContents(odd, gen2).directories.map(({ label }) => label)).toEqual(['MF', '7F10']);
});
