import { expect, it } from 'vitest';
import { CardDataError } from '../../../card-model/personalisation/card-data-error.js';

it('a CardDataError names the field before what is wrong with it', () => {
  const error = new CardDataError('social.EF06.0A', 'must be one value');
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    name: 'CardDataError',
    code: 'CARD_DATA_INVALID',
    path: 'social.EF06.0A',
    message: 'social.EF06.0A: must be one value',
  });
});
