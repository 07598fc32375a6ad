import { expect, test } from 'vitest';
import { PinRecords } from '../../../../../host-cli/terminal/payment/issuer/pin-records.js';

const PAN = '6231000000000000013';
const records = () => new PinRecords(new Map([[PAN, '135792']]));

test('right and wrong; of a card that is not known none is right', () => {
  const pins = records();
  expect([pins.isRight(PAN, '135792'), pins.isRight(PAN, '1357'), pins.isRight(PAN, '135793')]).toEqual([
    true,
    false,
    false,
  ]);
  expect(pins.isRight('6231000000000000021', '135792')).toBe(false);
});

test('a change counts at once, and is taken back once', () => {
  const pins = records();
  pins.change(PAN, '975318');
  expect([pins.isRight(PAN, '975318'), pins.isRight(PAN, '135792')]).toEqual([true, false]);
  pins.takeBack(PAN);
  pins.takeBack(PAN);
  expect([pins.isRight(PAN, '975318'), pins.isRight(PAN, '135792')]).toEqual([false, true]);
});

test('the first PIN of a card, taken back', () => {
  const pins = new PinRecords(new Map());
  pins.change(PAN, '975318');
  expect(pins.isRight(PAN, '975318')).toBe(true);
  pins.takeBack(PAN);
  expect(pins.isRight(PAN, '975318')).toBe(false);
});

test('the records of the caller stay as they are, and nothing shows', () => {
  const known = new Map([[PAN, '135792']]);
  const pins = new PinRecords(known);
  pins.change(PAN, '975318');
  expect(known.get(PAN)).toBe('135792');
  expect(JSON.stringify(pins)).toBe('{}');
});
