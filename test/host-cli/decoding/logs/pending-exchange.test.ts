import { expect, test } from 'vitest';
import { PendingExchange } from '../../../../host-cli/decoding/logs/pending-exchange.js';
import { bytes } from '../../../support/hex.js';
import { entryText } from '../entry-text.js';

test('a command waits for its answer; what is never answered is told', () => {
  const pending = new PendingExchange();
  const told = [
    ...pending.answer(bytes('9000')),
    ...pending.ask(bytes('00A40000')),
    ...pending.answer(bytes('6A82')),
    ...pending.ask(bytes('00840008')),
    ...pending.ask(bytes('00840004')),
    ...pending.reset(bytes('3B00')),
    ...pending.end(),
  ];
  expect(told.map(entryText)).toEqual([
    '00A40000 6A82',
    '00840008 alone: no answer in the log',
    '00840004 alone: no answer in the log',
    'reset 3B00',
  ]);
});
