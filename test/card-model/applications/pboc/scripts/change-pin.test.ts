import { describe, expect, test } from 'vitest';
import { toHex } from '../../../../../apdu/bytes.js';
import { BankCore } from '../../../../support/bank-core.js';

describe.each(['SM4', '3DES'] as const)('PIN of the bank application, %s', (algorithm) => {
  const spent = () => {
    const bank = new BankCore(algorithm);
    bank.beginScripts();
    const pin = bank.directory.pin!;
    for (let index = 0; index < 3; index++) pin.present(bank.core.memory, Uint8Array.of(0, 0), 0, 2);
    expect(pin.triesLeft).toBe(0);
    return { bank, pin };
  };
  const pinOf = ({ pin }: ReturnType<typeof spent>) => toHex(pin.toImage().value);

  test('UNBLOCK gives the tries back and keeps the PIN', () => {
    const card = spent();
    expect(card.bank.script('84240000')).toBe('9000');
    expect([card.pin.triesLeft, pinOf(card)]).toEqual([3, '123456']);
  });

  test.each([
    ['654321', '654321'],
    ['1234', '1234'],
    ['12345', '12345F'],
    ['123456789012', '123456789012'],
  ])('CHANGE to %s, with and without the current PIN', (digits, value) => {
    for (const [p2, current] of [
      ['01', '123456'],
      ['02', undefined],
    ] as const) {
      const card = spent();
      const sealed = card.bank.keys.sealPinChange(0x10, digits, current);
      expect(card.bank.script(`842400${p2}`, sealed)).toBe('9000');
      expect([card.pin.triesLeft, pinOf(card)]).toEqual([3, value]);
    }
  });

  test('a wrong current PIN, or data that hold none: 6A80, and nothing changes', () => {
    const card = spent();
    const { bank, pin } = card;
    expect(bank.script('84240001', bank.keys.sealPinChange(0x10, '654321', '999999'))).toBe('6A80');
    expect(bank.script('84240002', new Uint8Array(16))).toBe('6A80');
    expect([pin.triesLeft, pinOf(card)]).toEqual([0, '123456']);
  });
});
