import { expect, it } from 'vitest';
import { prepareDol, TerminalValues } from '../../../../card-model/applications/pboc/terminal-values.js';
import { bytes, hex } from '../../../support/hex.js';

const LIST = bytes('9F0206 95 05 9F0201 9A00');

it('a list is parsed once, with the length of its data', () => {
  expect(prepareDol(LIST)).toBe(prepareDol(LIST));
  expect(prepareDol(LIST)).toMatchObject({ bytes: 12 });
  expect(prepareDol(new Uint8Array(0))).toMatchObject({ bytes: 0, entries: [] });
  expect(() => prepareDol(bytes('9F02'))).toThrow();
});

it('values by tag; of two with one tag the first', () => {
  const values = new TerminalValues(prepareDol(LIST), bytes('000000001234 0102030405 77'));
  expect(hex(values.get(0x9f02)!)).toBe('000000001234');
  expect(hex(values.get(0x95)!)).toBe('0102030405');
  expect(values.get(0x9a)).toHaveLength(0);
  expect(values.get(0x9c)).toBeUndefined();
});

it('exactly so many bytes, or zeros', () => {
  const values = new TerminalValues(prepareDol(LIST), bytes('000000001234 0102030405 77'));
  expect(hex(values.exactly(0x95, 5))).toBe('0102030405');
  expect(hex(values.exactly(0x95, 4))).toBe('00000000');
  expect(hex(values.exactly(0x9a, 3))).toBe('000000');
  expect(hex(values.exactly(0x9c, 1))).toBe('00');
});
