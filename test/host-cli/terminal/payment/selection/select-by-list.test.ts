import { expect, test } from 'vitest';
import { PaymentCard } from '../../../../../host-cli/terminal/payment/payment-card.js';
import { selectByList } from '../../../../../host-cli/terminal/payment/selection/select-by-list.js';
import { bytes, hex } from '../../../../support/hex.js';
import { scripted } from '../../link.js';

const fci = (aid: string, more = ''): string => {
  const inside = `840${(aid.length / 2).toString(16)}${aid}A5${(more.length / 2).toString(16).padStart(2, '0')}${more}`;
  return `6F${(inside.length / 2).toString(16).padStart(2, '0')}${inside}`;
};
const OWN = [bytes('A000000333')];
const first = '00A4040005A000000333';
const next = '00A4040205A000000333';
const names = (found: { readonly candidates: readonly { readonly aid: Uint8Array }[] }) =>
  found.candidates.map(({ aid }) => hex(aid));

test('partial names: every occurrence, until there is no other', async () => {
  const transport = scripted({
    [first]: `${fci('A000000333010101', '870101')}9000`,
    [next]: [`${fci('A000000333010102', '50044445424987018A'.slice(0, 18))}9000`, '6A82'],
  });
  const found = await selectByList(new PaymentCard(transport), OWN, false);
  expect(names(found)).toEqual(['A000000333010101', 'A000000333010102']);
  expect(found.candidates[0]).toMatchObject({ priority: 1, confirm: false });
  expect(found.candidates[1]).toMatchObject({ label: 'DEBI', priority: 10, confirm: true });
  expect(transport.sent).toHaveLength(3);
});

test('a whole name is not asked for another one', async () => {
  const transport = scripted({ '00A4': `${fci('A000000333010101')}9000` });
  const found = await selectByList(new PaymentCard(transport), [bytes('A000000333010101')], false);
  expect(names(found)).toEqual(['A000000333010101']);
  expect(transport.sent).toHaveLength(1);
});

test('blocked applications stand aside, or not', async () => {
  const answers = { [first]: `${fci('A000000333010101')}6283`, [next]: '6A82' };
  const aside = await selectByList(new PaymentCard(scripted(answers)), OWN, false);
  expect([names(aside), aside.blocked]).toEqual([[], true]);
  const named = await selectByList(new PaymentCard(scripted(answers)), OWN, true);
  expect(names(named)).toEqual(['A000000333010101']);
});

test('a card that has another one for ever, or answers another name', async () => {
  const endless = scripted({ '00A4': `${fci('A000000333010101')}9000` });
  expect(names(await selectByList(new PaymentCard(endless), OWN, false))).toHaveLength(1);
  expect(endless.sent.length).toBeLessThan(20);
  const other = scripted({ '00A4': `${fci('A000000334010101')}9000` });
  expect(names(await selectByList(new PaymentCard(other), OWN, false))).toEqual([]);
});
