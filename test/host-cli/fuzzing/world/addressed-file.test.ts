import { expect, test } from 'vitest';
import { CommandView } from '../../../../apdu/codec/command-view.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import {
  addressedFile,
  binaryOffset,
  changeOf,
  isAboutFile,
  isUpdate,
  namedSfi,
  readingOf,
  recordNumber,
} from '../../../../host-cli/fuzzing/world/addressed-file.js';
import { mapOfProfile } from '../../../../host-cli/fuzzing/world/card-map.js';
import { bytes } from '../../../support/hex.js';

const map = mapOfProfile(gen3);
const at = (label: string) => map.directories.find((one) => one.label === label)!;
const linear = at('SSSE').fileByFid(0xef05)!;
const skills = at('DF02').fileByFid(0xef05)!;
const cyclic = at('DF02').fileByFid(0xef16)!;
const transparent = at('DF01').fileByFid(0xef16)!;

function view(command: string): CommandView {
  const read = new CommandView();
  read.parse(bytes(command));
  return read;
}

test('which commands are about files', () => {
  expect([0xb0, 0xb2, 0xd2, 0xd6, 0xdc, 0xe2, 0xa4, 0x84].map(isAboutFile)).toEqual([
    ...Array<boolean>(6).fill(true),
    false,
    false,
  ]);
  expect([0xb0, 0xb2, 0xd2, 0xd6, 0xdc, 0xe2].map(isUpdate)).toEqual([false, false, true, true, true, true]);
});

test('the file by short identifier, or the current one', () => {
  expect(namedSfi(view('00B2012C00'))).toBe(5);
  expect(namedSfi(view('00B2010400'))).toBe(0);
  expect(namedSfi(view('00B0960000'))).toBe(0x16);
  expect(namedSfi(view('00B0160000'))).toBe(0);
  expect(addressedFile(view('00B2012C00'), at('SSSE'), undefined)).toBe(linear);
  expect(addressedFile(view('00B2010400'), at('SSSE'), linear)).toBe(linear);
  expect(addressedFile(view('00B2010400'), at('SSSE'), undefined)).toBeUndefined();
  expect(addressedFile(view('00840000'), at('SSSE'), linear)).toBeUndefined();
  expect([binaryOffset(view('00B0012008')), binaryOffset(view('00B0962008'))]).toEqual([0x120, 0x20]);
});

test.each([
  ['00B2030400', 3],
  ['00B2000400', undefined],
  ['00B2030000', 3],
  ['00B2000000', 1],
  ['00B2030100', 3],
  ['00B2550000', undefined],
  ['00B2030200', undefined],
  ['00B2000100', undefined],
])('the record of %s', (command, number) => {
  expect(recordNumber(view(command), linear)).toBe(number);
});

test('the first and the last of several records with one tag', () => {
  expect(recordNumber(view('00B2430000'), skills)).toBe(3);
  expect(recordNumber(view('00B2430100'), skills)).toBe(4);
});

test('what a read tells', () => {
  const data = bytes('010203');
  expect(readingOf(view('00B2030400'), linear, data)).toEqual({
    kind: 'record',
    number: 3,
    bytes: data,
    beginning: false,
  });
  expect(readingOf(view('00B2030403'), linear, data)).toMatchObject({ beginning: true });
  expect(readingOf(view('00B2000400'), linear, data)).toBeUndefined();
  expect(readingOf(view('00B0000403'), transparent, data)).toEqual({
    kind: 'stretch',
    offset: 4,
    bytes: data,
  });
  expect(readingOf(view('00B0000403'), linear, data)).toBeUndefined();
  expect(readingOf(view('00B2030400'), transparent, data)).toBeUndefined();
  expect(readingOf(view('00DC030400'), linear, data)).toBeUndefined();
});

test('what an update changes', () => {
  const data = bytes('A1A2');
  expect(changeOf(view('00DC030402A1A2'), linear)).toEqual({ kind: 'record', number: 3, bytes: data });
  expect(changeOf(view('00D2030402A1A2'), linear)).toEqual({ kind: 'record', number: 3, bytes: data });
  expect(changeOf(view('00DC000402A1A2'), linear)).toBeUndefined();
  expect(changeOf(view('00E2000002A1A2'), linear)).toBeUndefined();
  expect(changeOf(view('00DC000302A1A2'), cyclic)).toEqual({ kind: 'append', bytes: data });
  expect(changeOf(view('00E2000002A1A2'), cyclic)).toEqual({ kind: 'append', bytes: data });
  expect(changeOf(view('00DC010402A1A2'), cyclic)).toBeUndefined();
  expect(changeOf(view('00D6000802A1A2'), transparent)).toEqual({ kind: 'stretch', offset: 8, bytes: data });
});
