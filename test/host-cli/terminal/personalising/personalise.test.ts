import { expect, test } from 'vitest';
import {
  blankCard,
  CardDataError,
  personalise as compose,
  createCard,
  demonstrationData,
  findProfile,
  TEST_TRANSPORT_KEY,
} from '../../../../card-model/index.js';
import { connectCard, personalise } from '../../../../host-cli/terminal/index.js';

const gen2 = findProfile('gen2');
const options = { transportKey: TEST_TRANSPORT_KEY };

test('a blank card becomes what the data say, by commands', async () => {
  const card = createCard({ contents: blankCard(gen2) });
  const result = await personalise(connectCard(card), gen2, demonstrationData(), {
    ...options,
    lifeCycle: 'INITIALISED',
  });
  expect(result).toMatchObject({ outcome: 'issued', cardNumber: 'A10000015' });
  expect(card.contents()).toEqual(compose(gen2, demonstrationData(), { lifeCycle: 'INITIALISED' }));
});

test('wrong data are told before anything is sent', async () => {
  const card = createCard({ contents: blankCard(gen2) });
  const { revision } = card;
  const data = { ...demonstrationData(), atr: '3B00000000000000000000' };
  await expect(personalise(connectCard(card), gen2, data, options)).rejects.toThrow(CardDataError);
  expect(card.revision).toBe(revision);
});
