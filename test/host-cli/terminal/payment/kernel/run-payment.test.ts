import { expect, test } from 'vitest';
import { runPayment } from '../../../../../host-cli/terminal/payment/kernel/run-payment.js';
import { PaymentEnd } from '../../../../../host-cli/terminal/payment/results/payment-end.js';
import { scripted } from '../../link.js';
import { input, newBank, told } from '../bank-terminal.js';

const made = input(scripted({}));

test('the end of a payment is a value', async () => {
  const result = await runPayment(made, true, async () => {
    throw new PaymentEnd('terminated', 'CARD_REFUSED', { en: 'SELECT 6A82', zh: 'SELECT 6A82' }, 0x6a82);
  });
  expect(result).toMatchObject({
    outcome: 'terminated',
    code: 'CARD_REFUSED',
    statusWord: 0x6a82,
    reason: { en: 'the card refused a command (SELECT 6A82)' },
  });
  expect(result.receipt).toBeUndefined();
  expect(told(result.steps, 'completion')).toContain('terminated');
});

test('a fault of the program stays one', async () => {
  await expect(
    runPayment(made, true, async () => {
      throw new RangeError('a fault');
    }),
  ).rejects.toThrow(RangeError);
});

test('an approval that no issuer recognises is told', async () => {
  const approve = async () => ({ outcome: 'approved', code: 'APPROVED_OFFLINE' }) as const;
  const result = await runPayment({ ...made, issuer: newBank() }, false, approve);
  expect(result).toMatchObject({ outcome: 'approved', cryptogramVerdict: 'wrong' });
});
