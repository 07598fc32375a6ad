import { expect, test } from 'vitest';
import { TransportError } from '../../../../apdu/transport/transport.js';
import { PaymentCard } from '../../../../host-cli/terminal/payment/payment-card.js';
import { bytes } from '../../../support/hex.js';
import { scripted } from '../link.js';

test('the commands as the standard has them, T=CL', async () => {
  const transport = scripted({}, { protocol: 'contactless' });
  const card = new PaymentCard(transport);
  await card.select(bytes('A000000333'));
  await card.select(bytes('A000000333'), 'next');
  await card.readRecord(10, 255);
  await card.getProcessingOptions(bytes(''));
  await card.getProcessingOptions(new Uint8Array(130));
  await card.generateAc('ARQC', true, bytes('01'));
  await card.generateAc('AAC', false, bytes('01'));
  await card.internalAuthenticate(bytes('11223344'));
  await card.externalAuthenticate(bytes('00112233445566773030'));
  await card.verify(bytes('241234FFFFFFFFFF'));
  await card.getData(0x9f79);
  await card.script(bytes('8424000004AABBCCDD'));
  expect(transport.sent.map((command) => (command.length > 60 ? command.slice(0, 16) : command))).toEqual([
    '00A4040005A00000033300',
    '00A4040205A00000033300',
    '00B2FF5400',
    '80A8000002830000',
    '80A8000085838182',
    '80AE9000010100',
    '80AE0000010100',
    '00880000041122334400',
    '008200000A00112233445566773030',
    '0020008008241234FFFFFFFFFF',
    '80CA9F7900',
    '8424000004AABBCCDD',
  ]);
  expect(card.contactless).toBe(true);
});

test('what went over the link, without its contents', async () => {
  const card = new PaymentCard(scripted({ '00A4': '6104', '00C0': '6F0284009000' }, { protocol: 'T=0' }));
  await card.select(new TextEncoder().encode('1PAY.SYS.DDF01'));
  expect(card.exchanges).toEqual([
    { command: 'SELECT PSE', bytesSent: 19, bytesReceived: 2 },
    { command: 'GET RESPONSE', bytesSent: 5, bytesReceived: 6 },
  ]);
});

test('data that wait behind a warning are fetched on T=0', async () => {
  const card = new PaymentCard(scripted({ '00A4': '6283', '00C0': '6F009000' }, { protocol: 'T=0' }));
  expect(await card.select(bytes('A000000333'))).toEqual({ data: bytes('6F00'), statusWord: 0x6283 });
});

test('a card without end or without status word is a bad card', async () => {
  const endless = new PaymentCard(scripted({ '00B2': '6110', '00C0': '016110' }, { protocol: 'T=0' }));
  await expect(endless.readRecord(1, 1)).rejects.toMatchObject({ code: 'CARD_DATA_INVALID' });
  const short = new PaymentCard(scripted({ '00B2': '90' }));
  await expect(short.readRecord(1, 1)).rejects.toMatchObject({ code: 'CARD_DATA_INVALID' });
});

test('answers are plain bytes of their own, whatever the link gives', async () => {
  const answer = Buffer.from('70009000', 'hex');
  const card = new PaymentCard({ ...scripted({}), transmit: async () => answer });
  const { data } = await card.readRecord(1, 1);
  answer.fill(0xff);
  expect(data.constructor).toBe(Uint8Array);
  expect(data).toEqual(bytes('7000'));
});

test('a bad link stays one', async () => {
  const transport = scripted({});
  const card = new PaymentCard({
    ...transport,
    transmit: async () => {
      throw new TransportError('LINK_FAILED', 'the link failed');
    },
  });
  await expect(card.readRecord(1, 1)).rejects.toThrow(TransportError);
});
