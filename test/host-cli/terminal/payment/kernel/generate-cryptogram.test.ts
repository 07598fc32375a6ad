import { describe, expect, test } from 'vitest';
import { generateCryptogram } from '../../../../../host-cli/terminal/payment/kernel/generate-cryptogram.js';
import { RunningPayment } from '../../../../../host-cli/terminal/payment/kernel/running-payment.js';
import { bytes, hex } from '../../../../support/hex.js';
import { scripted } from '../../link.js';
import { input } from '../bank-terminal.js';

const answerOf = (cid: string) => `8013${cid}0001112233445566778807010103A00000019000`;

async function generate(kind: 'AAC' | 'TC' | 'ARQC', answer: string, second = false) {
  const transport = scripted({ '80AE': answer }, { protocol: 'contactless' });
  const payment = new RunningPayment(input(transport), false);
  payment.data.takeFromCard(0x8c, bytes('9F02069505'));
  payment.data.takeFromCard(0x8d, bytes('8A029505'));
  payment.data.set(0x8a, bytes('3030'));
  payment.results.set('NEW_CARD');
  const more = second ? { cdol1Values: bytes('00') } : {};
  const found = await generateCryptogram(payment, { kind, pdolValues: bytes(''), ...more });
  return { ...found, values: hex(found.values), sent: transport.sent[0], payment };
}

test('the first: CDOL1, the TVR as it is now', async () => {
  const found = await generate('ARQC', answerOf('80'));
  expect(found).toMatchObject({
    kind: 'ARQC',
    values: '0000000012340008000000',
    sent: '80AE80000B000000001234000800000000',
  });
  expect(hex(found.payment.data.ofCard(0x9f26)!)).toBe('1122334455667788');
});

test('the second: CDOL2', async () => {
  const found = await generate('TC', answerOf('40'), true);
  expect(found).toMatchObject({ kind: 'TC', values: '30300008000000' });
});

describe('what a card may answer', () => {
  test.each([
    ['AAC', '00', 'AAC'],
    ['ARQC', '00', 'AAC'],
    ['ARQC', '80', 'ARQC'],
    ['TC', '00', 'AAC'],
    ['TC', '80', 'ARQC'],
    ['TC', '40', 'TC'],
    ['TC', '48', 'TC'],
  ] as const)('%s: %s', async (asked, cid, kind) => {
    expect((await generate(asked, answerOf(cid))).kind).toBe(kind);
  });

  test.each([
    ['AAC', '40', false],
    ['AAC', '80', false],
    ['ARQC', '40', false],
    ['TC', 'C0', false],
    ['TC', '80', true],
    ['AAC', '40', true],
  ] as const)('not to %s: %s (second %s)', async (asked, cid, second) => {
    await expect(generate(asked, answerOf(cid), second)).rejects.toMatchObject({
      code: 'CRYPTOGRAM_NOT_ALLOWED',
    });
  });

  test.each([
    ['6985', 'CARD_REFUSED'],
    ['9000', 'CARD_DATA_INVALID'],
    ['800A8000011122334455669000', 'CARD_DATA_INVALID'],
    ['770F9F2701809F360200019F4B03AABBCC9000', 'CARD_DATA_MISSING'],
    ['800C8000011122334455667788079000', 'CARD_DATA_INVALID'],
  ])('%s', async (answer, code) => {
    await expect(generate('ARQC', answer)).rejects.toMatchObject({ code });
  });
});
