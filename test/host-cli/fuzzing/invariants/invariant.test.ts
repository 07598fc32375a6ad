import { expect, test } from 'vitest';
import {
  everyExchange,
  hexWord,
  triesWord,
  violation,
} from '../../../../host-cli/fuzzing/invariants/invariant.js';
import { Watched } from '../../../support/watched.js';

test('an invariant without memory looks at each exchange with the world before it', () => {
  const about = { name: 'test', meaning: { en: 'a', zh: '甲' }, source: 'none' };
  const invariant = everyExchange(about, ({ statusWord }, world) =>
    world.challenge === undefined ? violation(hexWord(statusWord), '', '6984') : undefined,
  );
  const watched = new Watched(invariant);
  watched.card('0084000008', '0084000008');
  expect(watched.told).toEqual([{ what: { en: '9000', zh: '' }, right: '6984' }]);
  expect(invariant).toMatchObject(about);
});

test('status words as they are written', () => {
  expect([hexWord(0x9000), hexWord(0x61), triesWord(0), triesWord(10), triesWord(40)]).toEqual([
    '9000',
    '0061',
    '63C0',
    '63CA',
    '63CF',
  ]);
});

test('a mark only where there is one', () => {
  expect(violation('a', '甲', '9000')).not.toHaveProperty('mark');
  expect(violation('a', '甲', '9000', 'x').mark).toBe('x');
});
