import { describe, expect, test } from 'vitest';
import { PaymentCard } from '../../../../../host-cli/terminal/payment/payment-card.js';
import { requestData } from '../../../../../host-cli/terminal/payment/payment-request.js';
import { TerminalVerificationResults } from '../../../../../host-cli/terminal/payment/results/verification-results.js';
import {
  NO_VERIFICATION,
  terminalCapabilities,
} from '../../../../../host-cli/terminal/payment/terminal-configuration.js';
import { TransactionData } from '../../../../../host-cli/terminal/payment/transaction-data.js';
import {
  type AskPin,
  verifyHolder,
} from '../../../../../host-cli/terminal/payment/verification/verify-holder.js';
import { bytes, hex } from '../../../../support/hex.js';
import { scripted } from '../../link.js';

interface Scene {
  /** Rules of the CVM list; X is 10.00, Y 20.00. */
  readonly rules: string;
  readonly answers?: Record<string, string | string[]>;
  readonly askPin?: AskPin;
  readonly amount?: number;
  readonly pinPad?: boolean;
  readonly verifies?: boolean;
  readonly aip?: string;
}

async function verify(scene: Scene) {
  const { rules, answers = {}, askPin, amount = 1500, pinPad = true, verifies = true, aip = '7C00' } = scene;
  const transport = scripted(answers);
  const data = new TransactionData();
  requestData({ amount }, '20261123101112', data);
  data.takeFromCard(0x82, bytes(aip));
  data.takeFromCard(0x9f42, bytes('0156'));
  if (rules !== '') data.takeFromCard(0x8e, bytes(`000003E8000007D0${rules}`));
  const results = new TerminalVerificationResults();
  const means = { offlinePin: pinPad, onlinePin: pinPad, signature: true, none: true };
  const capabilities = terminalCapabilities(verifies ? means : NO_VERIFICATION);
  const card = new PaymentCard(transport);
  const found = await verifyHolder({ card, data, capabilities, results, askPin });
  return { ...found, cvmResults: hex(found.cvmResults), tvr: hex(results.bytes), sent: transport.sent };
}

const always =
  (pin: string | undefined): AskPin =>
  async () =>
    pin;

describe('offline PIN', () => {
  const PIN = '4103';
  const answers = { '80CA9F17': '9F1701039000', '002000800826123456FFFFFFFF': '9000', '0020': '63C2' };

  test('right and wrong: the plain block', async () => {
    const right = await verify({ rules: PIN, answers, askPin: always('123456') });
    expect(right).toMatchObject({ method: 'offline-pin', cvmResults: '410302', pin: '123456' });
    expect(right.sent.at(-1)).toBe('002000800826123456FFFFFFFF');
    const wrong = await verify({
      rules: PIN,
      answers,
      askPin: async ({ attempt }) => (attempt > 1 ? undefined : '1234'),
    });
    expect(wrong).toMatchObject({ method: 'failed', cvmResults: '410301', tvr: '0000880000' });
  });

  test('a right one after a wrong one', async () => {
    const turns = { '80CA9F17': '9F1701039000', '0020': ['63C2', '9000'] };
    const asked: unknown[] = [];
    const askPin: AskPin = async (question) => {
      asked.push(question);
      return '1234';
    };
    const found = await verify({ rules: PIN, answers: turns, askPin });
    expect(found).toMatchObject({ method: 'offline-pin', cvmResults: '410302', tvr: '0000000000' });
    expect(asked).toEqual([
      { kind: 'offline', attempt: 1, triesLeft: 3 },
      { kind: 'offline', attempt: 2, triesLeft: 2 },
    ]);
    expect(found.sent.at(-1)).toBe('0020008008241234FFFFFFFFFF');
  });

  test.each(['63C0', '6983', '6984'])('used up: %s', async (answer) => {
    const found = await verify({ rules: PIN, answers: { '0020': answer }, askPin: always('1234') });
    expect(found).toMatchObject({ method: 'failed', cvmResults: '410301', tvr: '0000A00000' });
  });

  test('no try left from before: nobody is asked', async () => {
    const found = await verify({
      rules: PIN,
      answers: { '80CA9F17': '9F1701009000' },
      askPin: always('1234'),
    });
    expect(found).toMatchObject({ tvr: '0000A00000', method: 'failed' });
    expect(found.sent).toEqual(['80CA9F1700']);
  });

  test('not entered', async () => {
    expect(await verify({ rules: PIN, answers, askPin: always(undefined) })).toMatchObject({
      method: 'failed',
      tvr: '0000880000',
    });
  });

  test('a card that says wrong for ever', async () => {
    const found = await verify({ rules: PIN, answers: { '0020': '63CF' }, askPin: always('1234') });
    expect(found.method).toBe('failed');
    expect(found.sent.length).toBeLessThan(20);
  });

  test('with signature', async () => {
    const found = await verify({ rules: '0303', answers: { '0020': '9000' }, askPin: always('1234') });
    expect(found).toMatchObject({ method: 'offline-pin', signature: true, cvmResults: '030300' });
  });
});

describe('the list', () => {
  test('without verification: what needs none comes up', async () => {
    const rules = '410342035E031F00';
    expect(await verify({ rules, verifies: false })).toMatchObject({ method: 'none', cvmResults: '1F0002' });
  });

  test('online PIN', async () => {
    const found = await verify({ rules: '0203', askPin: always('1234') });
    expect(found).toMatchObject({
      method: 'online-pin',
      cvmResults: '020300',
      tvr: '0000040000',
      pin: '1234',
    });
  });

  test('signature', async () => {
    expect(await verify({ rules: '1E03' })).toMatchObject({ method: 'signature', cvmResults: '1E0300' });
  });

  test('amounts X and Y in the currency of the application', async () => {
    expect(await verify({ rules: '1E061F07', amount: 999 })).toMatchObject({ cvmResults: '1E0600' });
    expect(await verify({ rules: '1E061F07', amount: 1001 })).toMatchObject({ cvmResults: '1F0702' });
    expect(await verify({ rules: '1E081F09', amount: 1999 })).toMatchObject({ cvmResults: '1E0800' });
    expect(await verify({ rules: '1E081F09', amount: 2001 })).toMatchObject({ cvmResults: '1F0902' });
  });

  test('a failed rule without a next one ends it; with one it goes on', async () => {
    expect(await verify({ rules: '01001F00', pinPad: false })).toMatchObject({
      method: 'failed',
      cvmResults: '010001',
      tvr: '0000900000',
    });
    expect(await verify({ rules: '41001F00', pinPad: false })).toMatchObject({
      method: 'none',
      tvr: '0000100000',
    });
  });

  test('fail CVM, an unknown method, an unknown condition, no condition that holds', async () => {
    expect(await verify({ rules: '40001F00' })).toMatchObject({ method: 'failed', cvmResults: '400001' });
    expect(await verify({ rules: '6A001F00' })).toMatchObject({ method: 'none', tvr: '0000400000' });
    expect(await verify({ rules: '1F7F1E00' })).toMatchObject({ method: 'signature' });
    expect(await verify({ rules: '1F04' })).toMatchObject({ cvmResults: '3F0001', tvr: '0000800000' });
  });

  test('a card without list, without rules, without CVM in its AIP', async () => {
    expect(await verify({ rules: '' })).toMatchObject({ cvmResults: '3F0000', tvr: '2000000000' });
    expect(await verify({ rules: '1F00', aip: '6C00' })).toMatchObject({ method: 'not-performed' });
  });

  test('half a rule ends the payment', async () => {
    await expect(verify({ rules: '1F' })).rejects.toMatchObject({ code: 'CARD_DATA_INVALID' });
  });
});
