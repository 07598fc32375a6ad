import { expect, test } from 'vitest';
import { readPurseBalance } from '../../../../../host-cli/terminal/payment/services/read-balance.js';
import { scripted } from '../../link.js';
import { at, bankCard } from '../bank-terminal.js';

test.each(['contact', 'contactless'] as const)('balance, limits and counters, %s', async (cardInterface) => {
  expect(await readPurseBalance(at(bankCard(), cardInterface))).toEqual({
    outcome: 'read',
    label: 'PBOC DEBIT',
    blocked: false,
    balance: 20000,
    balanceLimit: 100000,
    singleLimit: 100000,
    resetThreshold: 0,
    verificationLimit: 100000,
    counter: 0,
    lastOnlineCounter: 0,
    pinTriesLeft: 3,
  });
});

test('a card that tells nothing, and a card without bank', async () => {
  const fci = '6F0F8408A000000333010101A503500141';
  const silent = scripted({ '00A4040008': `${fci}9000`, '00A404': '6A82' });
  expect(await readPurseBalance(silent)).toEqual({ outcome: 'read', label: 'A', blocked: false });
  expect(await readPurseBalance(scripted({ '00A404': '6A82' }))).toMatchObject({ code: 'NO_APPLICATION' });
});
