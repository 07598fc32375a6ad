import { expect, it } from 'vitest';
import { OBJECT, objectOfTag } from '../../../../card-model/applications/pboc/objects.js';

const ENTRIES = Object.entries(OBJECT);

it('no two objects share a tag', () => {
  expect(new Set(ENTRIES.map(([, { tag }]) => tag)).size).toBe(ENTRIES.length);
});

it.each(ENTRIES)('%s has its names and source', (_name, { meaning, source }) => {
  expect(meaning.en && meaning.zh && source).toBeTruthy();
});

// pboc.md 2, tag table.
const told = (text: string): number[] => text.split(' ').map((tag) => Number.parseInt(tag, 16));
const GET = told(
  '9F13 9F17 9F36 9F4F DF4F 9F51 9F52 9F53 9F54 9F56 9F57 9F58 9F59 9F5C 9F5D 9F68 9F6B 9F6D 9F72 9F73 9F75 9F76 ' +
    '9F77 9F78 9F79 DF61 DF62 DF63 DF71 DF72 DF76 DF77 DF78 DF79',
);
const PUT = told(
  '9F53 9F54 9F58 9F59 9F5C 9F6B 9F6D 9F72 9F73 9F75 9F77 9F78 9F79 DF61 DF62 DF72 DF76 DF77 DF78 DF79',
);

it('GET DATA and PUT DATA reach what the table says and no more', () => {
  const tagsWith = (right: 'get' | 'put'): number[] =>
    ENTRIES.filter(([, entry]) => right in entry).map(([, { tag }]) => tag);
  expect(tagsWith('get').sort()).toEqual(GET.sort());
  expect(tagsWith('put').sort()).toEqual(PUT.sort());
});

it('is found by its tag', () => {
  expect(objectOfTag(0x9f79)).toBe(OBJECT.BALANCE);
  expect(objectOfTag(0x9f80)).toBeUndefined();
});
