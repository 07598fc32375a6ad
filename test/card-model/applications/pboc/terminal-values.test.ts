import { expect, it } from 'vitest';
import {
  prepareDol,
  TERMINAL,
  TerminalValues,
} from '../../../../card-model/applications/pboc/terminal-values.js';
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
  expect(hex(values.exactly(TERMINAL.VERIFICATION_RESULTS))).toBe('0102030405');
  expect(hex(values.exactly({ tag: 0x95, bytes: 4 }))).toBe('00000000');
  expect(hex(values.exactly(TERMINAL.DATE))).toBe('000000');
  expect(hex(values.exactly(TERMINAL.TRANSACTION_TYPE))).toBe('00');
});

it('the objects that the card looks at have the lengths that terminals send', () => {
  const sent = prepareDol(bytes('9F6604 9F0206 9F0306 9F1A02 9505 5F2A02 9A03 9C01 9F3704'));
  for (const { tag, bytes: length } of Object.values(TERMINAL)) {
    const [start, end] = sent.places.get(tag)!;
    expect(end - start).toBe(length);
  }
});
