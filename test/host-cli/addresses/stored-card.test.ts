import { mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { openStoredCard, type StoredCard } from '../../../host-cli/addresses/stored-card.js';
import { AID } from '../../support/demonstration.js';
import { bytes, hex } from '../../support/hex.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const SELECT = bytes(`00A404000F${AID.SSSE}`);
const WRONG_PIN = bytes('0020000003000000');
const PIN_STATUS = bytes('00200000');
const image = createCard().image();
let path = '';
const opened: StoredCard[] = [];

async function open(beforeSave?: () => void): Promise<StoredCard> {
  const card = await openStoredCard(path, {}, beforeSave && { beforeSave });
  opened.push(card);
  return card;
}

afterEach(() => {
  for (const card of opened.splice(0)) card.close();
});

beforeEach(() => {
  path = folder.path('card.img');
  writeFileSync(path, image);
});

const triesInFile = (): string => {
  const card = createCard({ image: readFileSync(path) });
  card.transmit(SELECT);
  return hex(card.transmit(PIN_STATUS));
};

test('a command that changes nothing leaves the file untouched', async () => {
  let saves = 0;
  const card = await open(() => saves++);
  card.transmit(SELECT);
  card.transmit(PIN_STATUS);
  expect(saves).toBe(0);
  expect(readFileSync(path).equals(image)).toBe(true);
});

test('a change is in the file when the answer is there', async () => {
  const card = await open();
  card.transmit(SELECT);
  expect(hex(card.transmit(WRONG_PIN))).toBe('63C5');
  expect(triesInFile()).toBe('63C5');
  expect(hex(card.image())).toBe(hex(readFileSync(path)));
});

test('power lost in the middle is kept too', async () => {
  const card = await open();
  card.transmit(SELECT);
  card.tearAfter(1);
  expect(() => card.transmit(WRONG_PIN)).toThrow(expect.objectContaining({ code: 'POWER_LOST' }));
  expect(card.powered).toBe(false);
  expect(triesInFile()).toBe('63C5');
});

test('when the file cannot be written the card is off and as the file has it', async () => {
  const card = await open();
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

test('resets go to the card', async () => {
  const card = await open();
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
])('an image that is %s is told with its path', async (code, contents) => {
  writeFileSync(path, contents());
  await expect(openStoredCard(path, {})).rejects.toMatchObject({ name: 'FileError', code, path });
});

test('a missing image is told with its path, and leaves nothing behind', async () => {
  await expect(openStoredCard(folder.path('none'), {})).rejects.toMatchObject({ code: 'FILE_MISSING' });
  expect(folder.names()).toEqual(['card.img']);
});

test('a program that knows no lock has changed the image: the change is refused, no try comes back', async () => {
  const card = await open();
  card.transmit(SELECT);
  const other = createCard({ image });
  other.transmit(SELECT);
  expect(hex(other.transmit(WRONG_PIN))).toBe('63C5');
  writeFileSync(path, other.image());
  expect(() => card.transmit(WRONG_PIN)).toThrow(expect.objectContaining({ code: 'FILE_CHANGED', path }));
  expect(triesInFile()).toBe('63C5');
  expect(card.powered).toBe(false);

  // Powered on again it is the card of the file, with the other program's changes.
  card.powerOn();
  card.transmit(SELECT);
  expect(hex(card.transmit(WRONG_PIN))).toBe('63C4');
  expect(triesInFile()).toBe('63C4');
});

test('the image is held until the card is closed', async () => {
  const card = await openStoredCard(path, {}, { program: 'sscard test' });
  expect(JSON.parse(readlinkSync(`${path}.lock`))).toMatchObject({ program: 'sscard test' });
  await expect(openStoredCard(path, {})).rejects.toMatchObject({ code: 'IMAGE_IN_USE', path });
  card.close();
  card.close();
  expect(card.powered).toBe(false);
  expect(folder.names()).toEqual(['card.img']);
  (await open()).transmit(SELECT);
});

test('an image that cannot be opened is not held', async () => {
  writeFileSync(path, 'x');
  await expect(openStoredCard(path, {})).rejects.toMatchObject({ code: 'IMAGE_FOREIGN' });
  expect(folder.names()).toEqual(['card.img']);
});

test('a card of which another has taken hold while no lock could be made is not written', async () => {
  const card = await open();
  card.transmit(SELECT);
  card.close();
  const other = await open();
  card.powerOn();
  card.transmit(SELECT);
  expect(() => card.transmit(WRONG_PIN)).toThrow(expect.objectContaining({ code: 'IMAGE_IN_USE' }));
  expect(triesInFile()).toBe('63C6');
  other.transmit(SELECT);
  expect(hex(other.transmit(WRONG_PIN))).toBe('63C5');
});
