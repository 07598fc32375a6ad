import { expect, it } from 'vitest';
import { CardError } from '../../../card-model/kernel/card-error.js';

it('a CardError has a name, a code and a sentence', () => {
  const error = new CardError('POWER_LOST', 'the card lost its power');
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'CardError', code: 'POWER_LOST', message: 'the card lost its power' });
});
