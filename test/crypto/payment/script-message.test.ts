import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dataOfScriptPlaintext,
  scriptMacInput,
  scriptPlaintext,
} from '../../../crypto/payment/script-message.js';
import { counting, expectCode, hex, toHex } from '../support.js';

const firstCryptogram = hex('a0a1a2a3a4a5a6a7');

describe('input of a script MAC', () => {
  it('is header with Lc of the whole command, ATC, first cryptogram, data', () => {
    const command = { cla: 0x04, ins: 0xda, p1: 0x9f, p2: 0x79, data: hex('000000050000'), firstCryptogram };
    expect(toHex(scriptMacInput(0x0102, command))).toBe('04da9f790a0102a0a1a2a3a4a5a6a7000000050000');
    expect(scriptMacInput(0x0102, { ...command, cla: 0x07 })).toEqual(scriptMacInput(0x0102, command));
  });

  it('needs no data', () => {
    const input = scriptMacInput(1, { cla: 0x84, ins: 0x1e, p1: 0, p2: 0, firstCryptogram });
    expect(toHex(input)).toBe('841e0000040001a0a1a2a3a4a5a6a7');
  });

  it('takes what fits into Lc', () => {
    const command = { cla: 0x84, ins: 0xdc, p1: 0, p2: 0, firstCryptogram };
    expect(scriptMacInput(1, { ...command, data: counting(251) })[4]).toBe(255);
    expectCode(() => scriptMacInput(1, { ...command, data: counting(252) }), 'BAD_LENGTH');
    expectCode(() => scriptMacInput(1, { ...command, firstCryptogram: counting(4) }), 'BAD_LENGTH');
  });
});

describe('plaintext of a script', () => {
  it('comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 255 }), fc.constantFrom(8, 16), (data, blockBytes) => {
        const plaintext = scriptPlaintext(data, blockBytes);
        expect(plaintext.length % blockBytes).toBe(0);
        expect(plaintext[0]).toBe(data.length);
        expect(dataOfScriptPlaintext(plaintext, blockBytes)).toEqual(data);
      }),
    );
  });

  it.each(['', '80', '0011223344556677', '0211228000000000', '8000000000000000'])('is not %s', (text) => {
    const found = dataOfScriptPlaintext(hex(text), 8);
    // A length of two with two bytes is right; everything else here is not.
    expect(found).toEqual(text.startsWith('02') ? hex('1122') : undefined);
  });

  it('is not one whose length says something else', () => {
    expect(dataOfScriptPlaintext(hex('0111228000000000'), 8)).toBeUndefined();
    expect(dataOfScriptPlaintext(hex('0311228000000000'), 8)).toBeUndefined();
  });
});
