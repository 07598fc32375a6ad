import { expect, test } from 'vitest';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { type MapFile, mapOfContents, mapOfProfile } from '../../../../host-cli/fuzzing/world/card-map.js';
import { FileMemory, type FileReading } from '../../../../host-cli/fuzzing/world/file-memory.js';
import { demonstrationContents } from '../../../support/demonstration.js';
import { bytes } from '../../../support/hex.js';

const held = mapOfContents(demonstrationContents(), gen3);
const planned = mapOfProfile(gen3);
const fileIn = (map: typeof held, label: string, fid: number): MapFile =>
  map.directories.find((one) => one.label === label)!.fileByFid(fid)!;
const linear = fileIn(held, 'SSSE', 0xef05);
const cyclic = fileIn(held, 'DF02', 0xef16);
const transparent = fileIn(held, 'DF01', 0xef16);

const record = (number: number, text: string, beginning = false): FileReading => ({
  kind: 'record',
  number,
  bytes: bytes(text),
  beginning,
});
const stretch = (offset: number, text: string) => ({ kind: 'stretch', offset, bytes: bytes(text) }) as const;
const row = (byte: string): Uint8Array => bytes(byte.repeat(18));

test('what the card was given must be read', () => {
  const memory = new FileMemory();
  expect(memory.contradiction(linear, record(2, '020133'))).toBeUndefined();
  expect(memory.contradiction(linear, record(2, '020134'))).toBe('given');
  expect(memory.contradiction(linear, record(2, '0201'))).toBe('given');
  expect(memory.contradiction(linear, record(2, '0201', true))).toBeUndefined();
  expect(memory.contradiction(linear, record(2, '02013300', true))).toBe('given');
});

test('of a card in a reader nothing is known but what it has read', () => {
  const memory = new FileMemory();
  const file = fileIn(planned, 'SSSE', 0xef05);
  expect(memory.contradiction(file, record(2, '020155'))).toBeUndefined();
  memory.read(file, record(2, '020155'));
  expect(memory.contradiction(file, record(2, '020156'))).toBe('given');
  const other = fileIn(planned, 'DF01', 0xef16);
  memory.read(other, stretch(4, 'A1A2'));
  expect(memory.contradiction(other, stretch(3, '00A1A200'))).toBeUndefined();
  expect(memory.contradiction(other, stretch(3, '00A1A3'))).toBe('given');
});

test('what was written must be read', () => {
  const memory = new FileMemory();
  memory.changed(linear, { kind: 'record', number: 2, bytes: bytes('0201AA') });
  expect(memory.contradiction(linear, record(2, '0201AA'))).toBeUndefined();
  expect(memory.contradiction(linear, record(2, '020133'))).toBe('updated');
  memory.changed(transparent, stretch(2, 'A1A2'));
  expect(memory.contradiction(transparent, stretch(2, 'A1A2'))).toBeUndefined();
  expect(memory.contradiction(transparent, stretch(3, 'A1'))).toBe('updated');
});

test('a write past the end changes nothing beyond', () => {
  const memory = new FileMemory();
  memory.changed(transparent, stretch(transparent.bytes - 1, 'A1A2'));
  expect(memory.contradiction(transparent, stretch(transparent.bytes - 1, 'A1'))).toBeUndefined();
});

test('a refused update leaves what was there', () => {
  const memory = new FileMemory();
  memory.refused(linear);
  expect(memory.contradiction(linear, record(2, '020133'))).toBeUndefined();
  expect(memory.contradiction(linear, record(2, '020134'))).toBe('refused-update');
});

test('a new record of a ring is number 1, and the oldest goes', () => {
  const memory = new FileMemory();
  for (const byte of ['A1', 'A2', 'A3', 'A4', 'A5'])
    memory.changed(cyclic, { kind: 'append', bytes: row(byte) });
  const at = (number: number, byte: string) =>
    memory.contradiction(cyclic, { kind: 'record', number, bytes: row(byte), beginning: false });
  expect([at(1, 'A5'), at(4, 'A2'), at(5, 'A1')]).toEqual([undefined, undefined, 'appended']);
  expect(at(1, 'A1')).toBe('appended');
});

test('a record that is not there cannot be read, be it after a power failure', () => {
  const memory = new FileMemory();
  const first = (byte: string): FileReading => ({
    kind: 'record',
    number: 1,
    bytes: row(byte),
    beginning: false,
  });
  expect(memory.contradiction(cyclic, first('00'))).toBe('given');
  memory.torn(cyclic, { kind: 'append', bytes: row('A1') });
  expect(memory.contradiction(cyclic, first('00'))).toBe('torn');
  expect(memory.contradiction(cyclic, first('A1'))).toBeUndefined();
});

test('after a power failure old or new, and then that one', () => {
  const memory = new FileMemory();
  memory.torn(linear, { kind: 'record', number: 2, bytes: bytes('0201AA') });
  expect(memory.contradiction(linear, record(2, '020133'))).toBeUndefined();
  expect(memory.contradiction(linear, record(2, '0201AA'))).toBeUndefined();
  expect(memory.contradiction(linear, record(2, '0201BB'))).toBe('torn');
  memory.read(linear, record(2, '0201AA'));
  expect(memory.contradiction(linear, record(2, '020133'))).toBe('torn');
});

test('too many failures in a row leave nothing known', () => {
  const memory = new FileMemory();
  for (const byte of ['A1', 'A2', 'A3'])
    memory.torn(linear, { kind: 'record', number: 2, bytes: bytes(`0201${byte}`) });
  expect(memory.contradiction(linear, record(2, '0201BB'))).toBeUndefined();
});

test('after a contradiction what was read counts', () => {
  const memory = new FileMemory();
  memory.read(linear, record(2, '020134'));
  expect(memory.contradiction(linear, record(2, '020134'))).toBeUndefined();
  expect(memory.contradiction(linear, record(2, '020133'))).toBe('read');
});

test('what was forgotten contradicts nothing', () => {
  const memory = new FileMemory();
  memory.forget(linear);
  expect(memory.contradiction(linear, record(2, '0201BB'))).toBeUndefined();
  const all = new FileMemory();
  all.read(linear, record(2, '020133'));
  all.forgetAll();
  expect(all.contradiction(linear, record(2, '0201BB'))).toBeUndefined();
  expect(all.contradiction(transparent, stretch(0, 'BB'))).toBeUndefined();
});
