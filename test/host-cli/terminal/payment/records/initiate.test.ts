import { expect, test } from 'vitest';
import { parsePaymentFci } from '../../../../../apdu/payment/file-control-information.js';
import { PaymentCard } from '../../../../../host-cli/terminal/payment/payment-card.js';
import { initiateApplication } from '../../../../../host-cli/terminal/payment/records/initiate.js';
import { StepRecorder } from '../../../../../host-cli/terminal/payment/results/step-recorder.js';
import { TransactionData } from '../../../../../host-cli/terminal/payment/transaction-data.js';
import { bytes, hex } from '../../../../support/hex.js';
import { scripted } from '../../link.js';

function application(pdol: string) {
  const list = pdol === '' ? '' : `9F38${(pdol.length / 2).toString(16).padStart(2, '0')}${pdol}`;
  const inside = `8405A000000333A5${(list.length / 2).toString(16).padStart(2, '0')}${list}`;
  const fci = parsePaymentFci(bytes(`6F${(inside.length / 2).toString(16).padStart(2, '0')}${inside}`));
  return { fci, label: 'PBOC', blocked: false };
}

async function initiate(pdol: string, answer: string) {
  const transport = scripted({ '80A8': answer });
  const data = new TransactionData();
  data.set(0x9f02, bytes('000000001234'));
  data.set(0xdf69, bytes('01'));
  const recorder = new StepRecorder();
  const initiated = await initiateApplication(new PaymentCard(transport), application(pdol), data, recorder);
  return { ...initiated, sent: transport.sent[0], data, recorder };
}

test('the values of the PDOL, zeros for what the terminal does not have', async () => {
  const found = await initiate('9F0206DF69019F6604', '80067C00080101009000');
  expect(found.sent).toBe('80A800000D830B000000001234010000000000');
  expect(hex(found.pdolValues)).toBe('0000000012340100000000');
  expect(found.algorithmsAgreed).toBe(true);
  expect(hex(found.options!.fileLocator!)).toBe('08010100');
  expect(hex(found.data.ofCard(0x82)!)).toBe('7C00');
});

test('no PDOL: template 83 without contents', async () => {
  const found = await initiate('', '77048202 7C009000'.replace(' ', ''));
  expect(found.sent).toBe('80A8000002830000');
  expect(found.algorithmsAgreed).toBe(false);
});

test('a refusal is left to the caller', async () => {
  expect(await initiate('', '6985')).toMatchObject({ statusWord: 0x6985 });
});

test.each(['9000', '80017C9000', '77009000', '7782027C009000'])(
  'an answer that is none: %s',
  async (answer) => {
    await expect(initiate('', answer)).rejects.toMatchObject({ code: 'CARD_DATA_INVALID' });
  },
);

test('a PDOL that is none', async () => {
  await expect(initiate('9F02', '9000')).rejects.toMatchObject({ code: 'CARD_DATA_INVALID' });
});

test('the number of the card stands in no step', async () => {
  const track = '6231000000000000013D36122200000000000F';
  const { recorder, data } = await initiate('', `771982027C005713${track}9000`);
  expect(hex(data.ofCard(0x57)!)).toBe(track);
  expect(JSON.stringify(recorder.steps)).not.toContain('"tag":87');
});
