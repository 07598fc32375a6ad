import { expect, it } from 'vitest';
import { asksForAll } from '../../../card-model/commands/length.js';

const LENGTHS = [0, 1, 255, 256, 257, 65_535, 65_536];

it('256 is Le 00 in the short form', () => {
  expect(LENGTHS.filter((ne) => asksForAll({ ne, extended: false }))).toEqual([256]);
});

it('65536 is Le 0000 in the extended form, where 256 is just a number', () => {
  expect(LENGTHS.filter((ne) => asksForAll({ ne, extended: true }))).toEqual([65_536]);
});
