import { expect, it } from 'vitest';
import { CardImageError } from '../../../card-model/image/image-error.js';

it('a CardImageError has a name, a code and a sentence', () => {
  const error = new CardImageError('IMAGE_DAMAGED', 'the image is cut off');
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    name: 'CardImageError',
    code: 'IMAGE_DAMAGED',
    message: 'the image is cut off',
  });
});
