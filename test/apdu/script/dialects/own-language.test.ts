import { expect, test } from 'vitest';
import { isOwnLanguage } from '../../../../apdu/script/dialects/own-language.js';

test.each([
  ['send 00840008', true],
  ['# words\n\n  title  x', true],
  ['reset contact\nsend 00840008', true],
  ['reset', true],
  ['set a = 00', true],
  ['recorded 2026-11-23T03:00:00Z sscard 0.1.0', true],
  ['authenticate SSSE.RK', true],
  ['reset\n00840008', false],
  ['reset\napdu 00840008', false],
  ['set debug true\nequip', false],
  ['send A to B;', false],
  ['00840008', false],
  ['', false],
  ['# only', false],
])('%j: %s', (text, expected) => {
  expect(isOwnLanguage(text)).toBe(expected);
});
