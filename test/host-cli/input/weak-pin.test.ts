import { expect, test } from 'vitest';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { createCard } from '../../../card-model/card.js';
import { gen1 } from '../../../card-model/profiles/gen1.js';
import { gen2 } from '../../../card-model/profiles/gen2.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { freeHolderFacts, refuseWeakPin } from '../../../host-cli/input/weak-pin.js';
import { personalisedWith } from '../../support/card-data.js';
import { demonstrationContents } from '../../support/demonstration.js';

test('a weak PIN is wrong usage, told without the PIN', () => {
  const usage = (message: RegExp) =>
    expect.objectContaining({ name: 'UsageError', message: expect.stringMatching(message) });
  expect(() => refuseWeakPin('123456')).toThrow(usage(/count up; .*--force$/));
  expect(() => refuseWeakPin('19870405', { birthDate: '19870405' })).toThrow(usage(/date of birth/));
  expect(() => refuseWeakPin('123456')).not.toThrow('123456');
  expect(() => refuseWeakPin('19870405')).not.toThrow();
});

const factsOf = (contents: ReturnType<typeof personalisedWith>) =>
  freeHolderFacts(connectInProcess(createCard({ contents }), 'contact'));

test.each([gen1, gen2])('a card of $id tells who holds it', async (profile) => {
  expect(await factsOf(personalisedWith({}, profile))).toEqual({
    birthDate: '18800101',
    socialSecurityNumber: '51010018800101001X',
  });
});

test('generation 3, and a card that is not in service, tell nothing', async () => {
  expect(await factsOf(personalisedWith({}, gen3))).toEqual({});
  expect(await factsOf(demonstrationContents('TERMINATED'))).toEqual({});
});
