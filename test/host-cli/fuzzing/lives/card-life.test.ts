import { expect, test } from 'vitest';
import { CardSilent, CardTorn } from '../../../../host-cli/fuzzing/lives/card-life.js';

test('errors tell what happened to the card', () => {
  expect(new CardTorn('power was lost')).toMatchObject({ name: 'CardTorn', message: 'power was lost' });
  expect(new CardSilent('TIME_OUT', 'no answer')).toMatchObject({ name: 'CardSilent', reason: 'TIME_OUT' });
});
