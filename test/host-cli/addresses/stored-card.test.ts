import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { openStoredCard } from '../../../host-cli/addresses/stored-card.js';
import { AID } from '../../support/demonstration.js';
import { bytes, hex } from '../../support/hex.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const SELECT = bytes(`00A404000F${AID.SSSE}`);
const WRONG_PIN = bytes('0020000003000000');
const PIN_STATUS = bytes('00200000');
const image = createCard().image();
let path = '';

beforeEach(() => {
  path = folder.path('card.img');
  writeFileSync(path, image);
});

const triesInFile = (): string => {
  const card = createCard({ image: readFileSync(path) });
  card.transmit(SELECT);
  return hex(card.transmit(PIN_STATUS));
};

test('a command that changes nothing leaves the file untouched', () => {
  let saves = 0;
  const card = openStoredCard(path, {}, () => saves++);
  card.transmit(SELECT);
  card.transmit(PIN_STATUS);
  expect(saves).toBe(0);
  expect(readFileSync(path).equals(image)).toBe(true);
});

test('a change is in the file when the answer is there', () => {
  const card = openStoredCard(path, {});
  card.transmit(SELECT);
  expect(hex(card.transmit(WRONG_PIN))).toBe('63C5');
  expect(triesInFile()).toBe('63C5');
  expect(hex(card.image())).toBe(hex(readFileSync(path)));
});

test('power lost in the middle is kept too', () => {
  const card = openStoredCard(path, {});
  card.transmit(SELECT);
  card.tearAfter(1);
  expect(() => card.transmit(WRONG_PIN)).toThrow(expect.objectContaining({ code: 'POWER_LOST' }));
  expect(card.powered).toBe(false);
  expect(triesInFile()).toBe('63C5');
});

test('when the file cannot be written the card is off and as the file has it', () => {
  const card = openStoredCard(path, {});
  card.transmit(SELECT);
  card.transmit(WRONG_PIN);
  const before = readFileSync(path);
  rmSync(path);
  mkdirSync(path);
  expect(() => card.transmit(WRONG_PIN)).toThrow(expect.objectContaining({ code: 'FILE_UNREADABLE' }));
  expect(card.powered).toBe(false);
  rmSync(path, { recursive: true });
  writeFileSync(path, before);
  card.powerOn();
  card.transmit(SELECT);
  expect(hex(card.transmit(PIN_STATUS))).toBe('63C5');
  expect(hex(card.transmit(WRONG_PIN))).toBe('63C4');
  expect(triesInFile()).toBe('63C4');
});

test('resets go to the card', () => {
  const card = openStoredCard(path, {});
  expect(card.profile.id).toBe('gen3');
  expect(hex(card.powerOn('contactless'))).toMatch(/^1278/);
  expect(hex(card.warmReset())).toMatch(/^1278/);
  card.powerOff();
  expect(card.powered).toBe(false);
});

test.each([
  ['IMAGE_DAMAGED', () => image.subarray(0, image.length / 2)],
  ['IMAGE_FOREIGN', () => new Uint8Array(0)],
  ['IMAGE_FOREIGN', () => Uint8Array.of(1, 2, 3)],
])('an image that is %s is told with its path', (code, contents) => {
  writeFileSync(path, contents());
  expect(() => openStoredCard(path, {})).toThrow(expect.objectContaining({ name: 'FileError', code, path }));
});

test('a missing image is told with its path', () => {
  expect(() => openStoredCard(folder.path('none'), {})).toThrow(
    expect.objectContaining({ code: 'FILE_MISSING' }),
  );
});

test('two programs on one image: the second change is refused, no try comes back', () => {
  const [first, second] = [openStoredCard(path, {}), openStoredCard(path, {})];
  for (const card of [first, second]) card.transmit(SELECT);
  expect(hex(first.transmit(WRONG_PIN))).toBe('63C5');
  expect(() => second.transmit(WRONG_PIN)).toThrow(expect.objectContaining({ code: 'FILE_CHANGED', path }));
  expect(triesInFile()).toBe('63C5');
  expect(second.powered).toBe(false);

  // Powered on again it is the card of the file, with the other program's changes.
  second.powerOn();
  second.transmit(SELECT);
  expect(hex(second.transmit(WRONG_PIN))).toBe('63C4');
  expect(triesInFile()).toBe('63C4');
});
