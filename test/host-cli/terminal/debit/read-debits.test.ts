import { describe, expect, it } from 'vitest';
import { createCard } from '../../../../card-model/card.js';
import { debit } from '../../../../host-cli/terminal/debit/debit.js';
import {
  type ReadDebitsMeans,
  readDebitRecords,
  readSpendingControl,
} from '../../../../host-cli/terminal/debit/read-debits.js';
import { debitContents, PROFILE_IDS, withControl } from '../../../support/debit.js';
import { PIN } from '../../../support/demonstration.js';
import { demonstrationRing, identified, link, ringOf, ringWithWrong } from '../link.js';

const ring = demonstrationRing();
const FULL: ReadDebitsMeans = { pin: PIN, keys: ring };

describe.each(PROFILE_IDS)('%s', (profile) => {
  const spending = async (means: ReadDebitsMeans, ...control: readonly string[]) => {
    const { transport } = link(createCard({ contents: withControl(debitContents(profile), ...control) }));
    return readSpendingControl(transport, await identified(transport), means);
  };

  it('control of spending', async () => {
    const read = { outcome: 'read', allowed: true, ceiling: 50000, debitsLeft: 10 };
    expect(await spending(FULL)).toEqual(read);
    expect(await spending({ pin: PIN, keys: ringOf('DF04.RK_EF06') })).toEqual(read);
  });
  it('what was not written counts as nothing', async () => {
    const records =
      profile === 'gen1'
        ? ['9004FFFFFFFF', '9204FFFFFFFF', '9304FFFFFFFF']
        : ['9001FF', '9204FFFFFFFF', '9302FFFF'];
    expect(await spending(FULL, ...records)).toEqual({
      outcome: 'read',
      allowed: false,
      ceiling: 0,
      debitsLeft: 0,
    });
  });
});

describe('transactions', () => {
  it('newest first, by the PIN or by the key', async () => {
    const { transport } = link();
    const card = await identified(transport);
    const request = { account: 1000, selfPay: 250, pooled: 1, terminal: '123456789012', sequence: 7 };
    expect(await readDebitRecords(transport, card, { pin: PIN })).toEqual({ outcome: 'read', records: [] });
    for (const second of [11, 12]) {
      await debit(transport, { ...request, dateTime: `202611221011${second}` }, ring, card, { pin: PIN });
    }
    const records = [2, 1].map((sequence, index) => ({
      number: index + 1,
      sequence,
      type: '2',
      terminal: '123456789012',
      dateTime: `202611221011${sequence + 10}`,
      account: 1000,
      selfPay: 250,
      pooled: 1,
    }));
    expect(await readDebitRecords(transport, card, { pin: PIN })).toEqual({ outcome: 'read', records });
    const other = link();
    const fresh = await identified(other.transport);
    expect(await readDebitRecords(other.transport, fresh, { keys: ringOf('DF04.RK') })).toEqual({
      outcome: 'read',
      records: [],
    });
  });

  it.each<[string, ReadDebitsMeans, object]>([
    ['without means', {}, { outcome: 'not-read', statusWord: 0x6982 }],
    ['with a wrong PIN', { pin: '111111' }, { outcome: 'wrong-pin', triesLeft: 5 }],
    [
      'with a wrong key',
      { keys: ringWithWrong('DF04.RK') },
      { outcome: 'not-read', reason: { en: expect.stringContaining('DF04.RK') } },
    ],
  ])('%s', async (_title, means, expected) => {
    const { transport } = link();
    expect(await readDebitRecords(transport, await identified(transport), means)).toMatchObject(expected);
  });
});

it.each<[string, ReadDebitsMeans]>([
  ['the PIN alone', { pin: PIN }],
  ['the key alone', { keys: ringOf('DF04.RK_EF06') }],
])('%s does not open EF06', async (_title, means) => {
  const { transport } = link();
  expect(await readSpendingControl(transport, await identified(transport), means)).toMatchObject({
    outcome: 'not-read',
    statusWord: 0x6982,
  });
});
