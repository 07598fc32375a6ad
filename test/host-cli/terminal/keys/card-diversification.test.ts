import { expect, it } from 'vitest';
import { cipherOf, diversificationOf } from '../../../../host-cli/terminal/keys/card-diversification.js';
import { identification } from '../link.js';

it('is what the card shows of itself', () => {
  const card = identification();
  const { algorithm, areaCode, cardFactor } = card;
  expect(diversificationOf(card)).toEqual({ algorithm, areaCode, cardFactor });
});

it.each([
  ['AREA_CODE_MISSING', { areaCode: '' }],
  ['CARD_FACTOR_MISSING', { cardFactor: undefined }],
  ['ALGORITHM_NOT_SUPPORTED', { algorithm: 'SSF33' }],
] as const)('%s', (code, changes) => {
  expect(() => diversificationOf(identification(changes))).toThrow(expect.objectContaining({ code }));
});

it('takes SM4 and 3DES for ciphers it has', () => {
  expect(cipherOf(identification())).toBe('SM4');
  expect(cipherOf(identification({ algorithm: '3DES' }))).toBe('3DES');
});
