import { describe, expect, it } from 'vitest';
import { parseReceipt } from '../../../../host-cli/terminal/debit/receipt.js';
import { RECEIPT } from './receipt-example.js';

const parse = (value: unknown) => parseReceipt(value, 'receipt.json');
const { cardNumber: _, ...WITHOUT_NUMBER } = RECEIPT;

it('a receipt is plain JSON', () => {
  expect(parse(JSON.parse(JSON.stringify(RECEIPT)))).toEqual(RECEIPT);
  expect(parse(WITHOUT_NUMBER)).toEqual(WITHOUT_NUMBER);
});

describe('is refused, telling the field', () => {
  it.each([
    [{ version: 2 }, 'version must be 1'],
    [{ receipt: 'other' }, "receipt must be 'medical-debit'"],
    [{ account: -1 }, 'account must be a whole number from 0'],
    [{ account: 0.5 }, 'account must be a whole number'],
    [{ account: '1000' }, 'account must be a number, not "1000"'],
    [{ pooled: 0x1_0000_0000 }, 'pooled must be a whole number from 0 to 4294967295'],
    [{ terminal: '1' }, 'terminal must be 12 digits'],
    [{ dateTime: '20261322101112' }, 'dateTime must be a day and time'],
    [{ cardSequence: 0 }, 'cardSequence must be a whole number from 1 to 65535'],
    [{ cardSequence: 65536 }, 'cardSequence'],
    [{ algorithm: 'DES' }, "algorithm must be 'SM4' or '3DES'"],
    [{ tac: 'c8b13b1c' }, 'tac must be 8 hexadecimal digits in capitals'],
    [{ tac: undefined }, 'tac'],
    [{ cardNumber: '' }, 'cardNumber must be text'],
    [{ cardNumber: 'A1000\u001b[2' }, 'cardNumber must be text'],
    [{ cardFactor: '86' }, 'cardFactor must be 16'],
    [{ areaCode: '510101' }, 'areaCode must be the first 6 digits of cardIdentificationCode'],
    [{ pin: '246813' }, 'pin is no field of a receipt'],
  ])('%j', (change, message) => {
    expect(() => parse({ ...RECEIPT, ...change })).toThrow(
      expect.objectContaining({
        code: 'RECEIPT_INVALID',
        message: expect.stringContaining(`receipt.json is no receipt of a medical debit: ${message}`),
      }),
    );
  });

  it('what is missing', () => {
    const { tac: _tac, ...rest } = RECEIPT;
    expect(() => parse(rest)).toThrow('tac is missing');
  });

  it.each([null, [], 'text', 1, undefined, {}])('%j', (value) => {
    expect(() => parse(value)).toThrow(expect.objectContaining({ code: 'RECEIPT_INVALID' }));
  });

  it('without repeating what stands in the file beyond the wrong value', () => {
    expect(() => parse({ ...RECEIPT, terminal: '1' })).not.toThrow(/C8B13B1C/);
  });
});
