import { describe, expect, it } from 'vitest';
import { masterFile } from '../../../../../card-model/applications/social/files/master-file.js';
import { conversation } from '../../../../support/conversation.js';

it('the MF has identifier 3F00, no name, no file and one key', () => {
  const plan = masterFile([]);
  expect(plan).toMatchObject({ label: 'MF', fid: 0x3f00, files: [], directories: [] });
  expect(plan.aid).toBeUndefined();
  expect(plan.keys.map(({ name, type, reference }) => [name, type, reference])).toEqual([['MF.MK', 'MK', 0]]);
});

describe('the MF is current after reset', () => {
  conversation('its key authenticates, its FCI tells its identifier', [
    ['auth MF.MK', '9000'],
    ['00A4000000', '6F04 8302 3F00 9000'],
    ['00A4020C02EF05', '6A82'],
  ]);
});
