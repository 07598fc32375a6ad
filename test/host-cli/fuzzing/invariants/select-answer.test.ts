import { expect, test } from 'vitest';
import { selectAnswer } from '../../../../host-cli/fuzzing/invariants/select-answer.js';
import { AID, SSSE_FCI } from '../../../support/demonstration.js';
import { Watched } from '../../../support/watched.js';

const SELECT = `00A404000F${AID.SSSE}`;
const OTHER = SSSE_FCI.replace('880101', '88011E');

test('a true card tells the same, at once and fetched, from wherever it is asked', () => {
  const watched = new Watched(selectAnswer);
  watched.card(
    `${SELECT}00`,
    SELECT,
    '00C000001E',
    'select DF04',
    `${SELECT}00`,
    `${SELECT}00`,
    'reset',
    `${SELECT}00`,
  );
  expect(watched.told).toEqual([]);
});

test('another FCI for the same command', () => {
  const watched = new Watched(selectAnswer);
  watched.card('select SSSE', `${SELECT}00`);
  expect(watched.said(`${SELECT}00`, `${OTHER}9000`)).toBeDefined();
  watched.card(SELECT);
  expect(watched.said('00C000001E', `${OTHER}9000`)).toBeDefined();
});

test('after the state has changed it may be another', () => {
  const watched = new Watched(selectAnswer);
  watched.card(
    'select SSSE',
    `00A404040F${AID.SSSE}00`,
    'auth SSSE.UK',
    '00040000',
    `00A404040F${AID.SSSE}00`,
  );
  expect(watched.told).toEqual([]);
});
