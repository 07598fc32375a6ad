import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../../../apdu/bytes.js';
import { contactlessPath } from '../../../../../card-model/applications/pboc/contactless/path.js';

describe('path of a contactless transaction', () => {
  test.each([
    ['26000000', 'fast-payment'],
    ['28000000', 'fast-payment'],
    ['36800000', 'fast-payment'],
    ['56000000', 'debit-credit'],
    ['66000000', 'debit-credit'],
    ['16000000', undefined],
    ['00000000', undefined],
    ['80FFFFFF', undefined],
  ])('TTQ %s: %s', (qualifiers, path) => {
    expect(contactlessPath(fromHex(qualifiers))).toBe(path);
  });
});
