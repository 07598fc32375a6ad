import { expect, test } from 'vitest';
import { COMMANDS } from '../../../../host-cli/serving/pcsc/command-list.js';
import { MESSAGES } from '../../../../host-cli/serving/pcsc/message-table.js';

test('every message of the table has its command, once', () => {
  const served = COMMANDS.map(({ message }) => message.code);
  expect(served.sort((a, b) => a - b)).toEqual(Object.values(MESSAGES).map(({ code }) => code));
});
