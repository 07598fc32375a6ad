import { expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import type { CardPort } from '../../../apdu/transport/card-port.js';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { ScriptedCard } from '../scripted-card.js';
import { describeTransport } from '../transport.case.js';

describeTransport({ name: 'a card in this process', connect: async (card) => connectInProcess(card) });

test('starts on the interface that is asked for', () => {
  const card = new ScriptedCard();
  expect(connectInProcess(card, 'contactless').protocol).toBe('contactless');
  expect(card.asked).toEqual(['on contactless']);
});

test('a warm reset that changes the interface is a cold one', async () => {
  const card = new ScriptedCard();
  const transport = connectInProcess(card);
  await transport.reset('warm', 'contactless');
  expect(card.asked).toEqual(['on contact', 'off', 'on contactless']);
});

test.each([
  ['3BED000001008154435386605101000000019E', 'T=1'],
  ['3B00', 'T=0'],
  ['00', 'T=0'],
])('ATR %s means %s', (hex, protocol) => {
  const card: CardPort = Object.assign(new ScriptedCard(), { powerOn: () => fromHex(hex) });
  expect(connectInProcess(card).protocol).toBe(protocol);
});

test('a card that throws is a failed link, with the cause', async () => {
  const cause = new Error('power lost');
  const transport = connectInProcess(
    new ScriptedCard(() => {
      throw cause;
    }),
  );
  await expect(transport.transmit(fromHex('00A40000'))).rejects.toMatchObject({ code: 'LINK_FAILED', cause });
});

test('an answer without a status word is a fault', async () => {
  const transport = connectInProcess(new ScriptedCard(() => '90'));
  await expect(transport.transmit(fromHex('00A40000'))).rejects.toMatchObject({ code: 'ANSWER_MALFORMED' });
});
