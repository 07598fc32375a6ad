import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { chooseReader } from '../../../host-cli/readers/choose-reader.js';
import { reader } from './fake-binding.js';

const EMPTY = reader('ACME One 00');
const CONTACT = reader('ACME Two 00', { present: true, answerToReset: fromHex('3B00') });
const CONTACTLESS = reader('ACME Two 00 01', { present: true, answerToReset: fromHex('3B80800101') });
const MUTE = reader('Mute', { present: true, mute: true, answerToReset: new Uint8Array(0) });
const ALL = [EMPTY, CONTACT, CONTACTLESS];

describe('which reader is meant', () => {
  test.each([
    ['', undefined, CONTACT],
    ['', 'contactless', CONTACTLESS],
    ['two 00 01', undefined, CONTACTLESS],
    ['acme two 00', undefined, CONTACT],
    ['01', undefined, CONTACTLESS],
  ] as const)('%j %s', (part, cardInterface, expected) => {
    expect(chooseReader(ALL, part, cardInterface)).toBe(expected);
  });

  test.each([
    [[], '', 'READER_MISSING', /serve --pcsc-socket/],
    [ALL, 'nobody', 'READER_MISSING', /'ACME One 00', 'ACME Two 00', 'ACME Two 00 01'/],
    [ALL, 'two', 'READER_AMBIGUOUS', /2 readers: 'ACME Two 00', 'ACME Two 00 01'; write more/],
    [ALL, 'one', 'CARD_MISSING', /no card in 'ACME One 00'; insert one/],
    [[EMPTY], '', 'CARD_MISSING', /insert one/],
    [[EMPTY, MUTE], '', 'CARD_MUTE', /does not answer/],
    [[MUTE], 'mute', 'CARD_MUTE', /does not answer/],
  ] as const)('%j %s: %s', (readers, part, code, message) => {
    expect(() => chooseReader(readers, part)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });

  test('a card reached the other way is not taken', () => {
    expect(() => chooseReader([CONTACT], '', 'contactless')).toThrow(/no contactless card in any reader/);
    expect(() => chooseReader(ALL, 'two 00 01', 'contact')).toThrow(/is not contact; choose another reader/);
  });
});
