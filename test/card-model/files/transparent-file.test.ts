import { expect, it } from 'vitest';
import { TransparentFile, type TransparentFileImage } from '../../../card-model/files/transparent-file.js';
import { bytes } from '../../support/hex.js';
import { noRights } from '../../support/rights.js';

const image: TransparentFileImage = {
  kind: 'transparent',
  fid: 0xef08,
  rules: { read: 'always', update: 'never' },
  issuerData: false,
  content: bytes('00FF55'),
};

it('a transparent file gives back the image it was made of, in copies', () => {
  const file = new TransparentFile(image, noRights);
  expect(file.toImage()).toEqual(image);
  file.toImage().content.fill(1);
  expect(file.toImage()).toEqual(image);
  file.content.fill(2);
  expect(image.content).toEqual(bytes('00FF55'));
});
