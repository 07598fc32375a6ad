import { describe, expect, it } from 'vitest';
import { RESERVED_SFI } from '../../../card-model/commands/file-reference.js';
import { conversation } from '../../support/conversation.js';

it('short identifier 31 is reserved. ISO/IEC 7816-4:2005, 5.3.1.1', () => {
  expect(RESERVED_SFI).toBe(31);
});

describe('short identifiers', () => {
  conversation('are looked up in the current directory alone', [
    ['select SSSE', '9000'],
    ['00B2022C00', '020133 9000'],
    ['select DF04', '9000'],
    ['00B2022C00', '6982'],
    ['00B2016C00', '6A82'],
    ['select MF', '9000'],
    ['00B2022C00', '6A82'],
  ]);
  conversation('0 is the current file', [
    ['select SSSE', '9000'],
    ['00B2020400', '6986'],
    ['00A4020C02EF05', '9000'],
    ['00B2020400', '020133 9000'],
  ]);
});
