import { describe, expect, test } from 'vitest';
import {
  fileNotFoundHint,
  recordNotFoundHint,
  referenceNotFoundHint,
} from '../../../../apdu/trace/hints/missing-hint.js';
import { english, refusal } from './refusals.js';

describe('6A82', () => {
  test.each([
    [
      'a name nobody has',
      '00A4040005A000000999',
      'MF',
      'no application of the test card begins with A000000999; there are APP A0000000010203',
    ],
    ['a name that is known', '00A4040005A000000001', 'MF', undefined],
    ['an empty name', '00A40400', 'MF', undefined],
    [
      'a file of other directories',
      '00A4000002EF06',
      'MF',
      'MF is selected, and EF06 lies in APP or SUB: SELECT that directory first',
    ],
    ['a file that ought to be here', '00A4020002EF05', 'APP', undefined],
    ['a file nobody has', '00A4020002EF77', 'APP', undefined],
    [
      'a directory that is not near',
      '00A4000002DF01',
      'MF',
      'MF is selected, and DF01 lies below APP: SELECT that directory first',
    ],
    ['a directory that is near', '00A4000002DF01', 'APP', undefined],
    [
      'a directory by its own kind of SELECT',
      '00A4010002DF01',
      'MF',
      'MF is selected, and DF01 lies below APP: SELECT that directory first',
    ],
    [
      'a short identifier',
      '00B2012C00',
      'SUB',
      'SUB has no file with the short identifier 05; it has EF06 (06), EF07 (07); APP would: SELECT that directory first',
    ],
    ['a short identifier that is known', '00B2012C00', 'APP', undefined],
    ['no current file', '00B2010400', 'APP', undefined],
    ['an unknown place', '00A4000002EF06', 'NOWHERE', undefined],
  ])('%s', (_title, command, directory, hint) => {
    expect(english(fileNotFoundHint(refusal(command, 0x6a82, directory)))).toBe(hint);
  });

  test('without a dictionary nothing is said', () => {
    expect(
      fileNotFoundHint(refusal('00A4040005A000000999', 0x6a82, 'MF', { dictionary: undefined })),
    ).toBeUndefined();
  });
});

describe('6A83', () => {
  test.each([
    ['a number beyond the last', '00B2032C00', 'APP', 'EF05 has records 1 to 2'],
    ['a number that is there', '00B2022C00', 'APP', undefined],
    ['a tag nobody has', '00B2552800', 'APP', 'EF05 has the tags 01, 02'],
    ['a tag that is there', '00B2022800', 'APP', undefined],
    ['a cyclic file', '00B2093C00', 'SUB', 'fewer records were written to EF07: record 1 is the newest'],
    ['a file that is not known', '00B2014400', 'SUB', undefined],
  ])('%s', (_title, command, directory, hint) => {
    expect(english(recordNotFoundHint(refusal(command, 0x6a83, directory)))).toBe(hint);
  });

  test('the file in which the tag stands', () => {
    const given = refusal('00B2022800', 0x6a83);
    const file = { ...given.file!, records: [given.file!.records![0]!] };
    expect(english(recordNotFoundHint({ ...given, file }))).toBe(
      'EF05 has the tags 01; tag 02 stands in EF05',
    );
  });
});

describe('6A88', () => {
  const authenticate = (reference: string, version = '') =>
    `008200${reference}1${version === '' ? '0' : '1'}${'00'.repeat(16)}${version}`;

  test.each([
    [
      'a key of another directory',
      authenticate('84'),
      'APP',
      'APP has no key 84 to authenticate with; it has 00 APP.MK, 0A APP.RK, 04 APP.UK; SUB would: SELECT that directory first',
    ],
    [
      'a key nobody has',
      authenticate('55'),
      'SUB',
      'SUB has no key 55 to authenticate with; it has 84 SUB.RK',
    ],
    [
      'a version',
      authenticate('0A'),
      'APP',
      'the card has no version 01 of APP.RK (key 0A): Lc 10 means version 01, Lc 11 names another in the last byte',
    ],
    [
      'a version that is named',
      authenticate('0A', '03'),
      'APP',
      'the card has no version 03 of APP.RK (key 0A): Lc 10 means version 01, Lc 11 names another in the last byte',
    ],
    ['a PIN where there is none', '00200000021234', 'MF', 'MF has no PIN: SELECT APP first'],
    ['another reference of the PIN', '00200081021234', 'SUB', 'the PIN has the reference 00 (P2)'],
    ['the PIN itself', '00200000021234', 'SUB', undefined],
    ['a command nobody has told of', '80990000', 'APP', undefined],
  ])('%s', (_title, command, directory, hint) => {
    expect(english(referenceNotFoundHint(refusal(command, 0x6a88, directory)))).toBe(hint);
  });

  test('the key of a MAC', () => {
    expect(
      english(referenceNotFoundHint(refusal('841E000004AABBCCDD', 0x6a88, 'SUB', { name: 'LOCK' }))),
    ).toContain('SUB has no key for this command (LK)');
    expect(
      referenceNotFoundHint(refusal('841E000004AABBCCDD', 0x6a88, 'APP', { name: 'LOCK' })),
    ).toBeUndefined();
  });
});
