import { expect, it } from 'vitest';
import { pdolOf } from '../../../../card-model/applications/pboc/pdol.js';
import { Directory } from '../../../../card-model/files/directory.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { bankContents } from '../../../support/payment-card.js';

const root = new Directory(bankContents().masterFile, undefined, (id) => gen3.application(id));
const [, pse, , bank] = root.directories;

it('each interface has its own', () => {
  const tags = (link: 'contact' | 'contactless'): string =>
    pdolOf(bank!, link)
      .entries.map(({ tag }) => tag.toString(16))
      .join(' ');
  expect(tags('contact')).toBe('df69 9f1a 9f7a 9f02 5f2a 9f4e');
  expect(tags('contactless')).toBe('df69 9f66 9f02 9f03 9f1a 95 5f2a 9a 9c 9f21 9f37');
  expect(pdolOf(bank!, 'contact')).toBe(pdolOf(bank!, 'contact'));
});

it('without one the list is empty', () => {
  expect(pdolOf(pse!, 'contact')).toMatchObject({ bytes: 0, entries: [] });
});
