import { describe, expect, it } from 'vitest';
import { createCard } from '../../../../card-model/card.js';
import { iDoDebit, iReadDebitRecord } from '../../../../host-cli/terminal/functions/debit-functions.js';
import { debitContents, EXAMPLE, PROFILE_IDS } from '../../../support/debit.js';
import { PIN } from '../../../support/demonstration.js';
import { constantRandom } from '../../../support/random.js';
import { demonstrationRing, freshCard, link, ringOf, ringWithWrong } from '../link.js';

const INFO = '510100D15600000500000001D24770B4|A10000015|';
const PAY = '1000|0|0|000000000001|7|20261122101112|';
const means = { pin: PIN, keyRing: demonstrationRing() };

it('the worked example', async () => {
  const { transport } = link(freshCard({ random: constantRandom(EXAMPLE.random) }));
  expect(await iReadDebitRecord(1, transport, { pin: PIN })).toEqual({ code: 0, text: '' });
  expect(await iDoDebit(1, INFO, PAY, transport, means)).toEqual({
    code: 0,
    text: '1000|0|0|000000000001|20261122101112|1|7|C8B13B1C|',
  });
  expect((await iDoDebit(1, '', PAY.slice(0, -1), transport, means)).code).toBe(0);
  expect(await iReadDebitRecord(1, transport, { pin: PIN })).toEqual({
    code: 0,
    text: '2|2|000000000001|20261122101112|1000|0|0|$1|2|000000000001|20261122101112|1000|0|0|$',
  });
});

it.each(PROFILE_IDS)('%s', async (profile) => {
  const { transport } = link(createCard({ contents: debitContents(profile) }));
  expect(await iDoDebit(3, '', PAY, transport, means)).toMatchObject({ code: 0 });
  expect(await iReadDebitRecord(3, transport, { keys: ringOf('DF04.RK') })).toMatchObject({
    code: 0,
    text: expect.stringMatching(/^1\|2\|/),
  });
});

describe('iDoDebit is', () => {
  it.each([
    ['-22 for another card', '|A10000016|', PAY, means, -22],
    ['-14 for a pPayInfo of other fields', '', '1000|0|0|', means, -14],
    ['-14 for one field more', '', `${PAY}1|`, means, -14],
    ['-23 for an amount that is none', '', PAY.replace('1000', '10.00'), means, -23],
    ['-23 for a time that is none', '', PAY.replace('20261122', '20261322'), means, -23],
    ['-33 for a PIN that is too short', '', PAY, { ...means, pin: '12' }, -33],
    ['-51 for a wrong PIN', '', PAY, { ...means, pin: '111111' }, -51],
    ['-2201 without DF04.DPK', '', PAY, { ...means, keyRing: ringOf('DF04.DTK') }, -2201],
    ['-37634 for a wrong DF04.DPK', '', PAY, { ...means, keyRing: ringWithWrong('DF04.DPK') }, -0x9302],
    ['-21 for a wrong TAC', '', PAY, { ...means, keyRing: ringWithWrong('DF04.DTK') }, -21],
    ['minus 9401 above the ceiling', '', PAY.replace('1000', '50001'), means, -0x9401],
  ])('%s', async (_title, info, pay, given, code) => {
    const result = await iDoDebit(1, info, pay, link().transport, given);
    expect(result).toMatchObject({ code });
    expect(result.text).not.toBe('');
  });

  it('minus 6982 on contactless', async () => {
    expect(await iDoDebit(2, '', PAY, link().transport, means)).toMatchObject({ code: -0x6982 });
  });

  it('-52 for a blocked PIN', async () => {
    const { transport } = link();
    for (let turn = 0; turn < 6; turn++) await iDoDebit(1, '', PAY, transport, { ...means, pin: '111111' });
    expect(await iDoDebit(1, '', PAY, transport, means)).toMatchObject({ code: -52 });
  });
});

describe('iReadDebitRecord is', () => {
  it.each([
    ['minus 6982 without PIN and key', {}, -0x6982],
    ['-51 for a wrong PIN', { pin: '111111' }, -51],
  ])('%s', async (_title, given, code) => {
    expect(await iReadDebitRecord(1, link().transport, given)).toMatchObject({ code });
  });
  it('-14 for an iType that is none', async () => {
    expect(await iReadDebitRecord(5, link().transport, { pin: PIN })).toMatchObject({ code: -14 });
  });
});
