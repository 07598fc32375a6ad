import { expect, test } from 'vitest';
import { fromHex } from '../../../../apdu/bytes.js';
import { connectInProcess } from '../../../../apdu/transport/in-process.js';
import { type TransportEvent, withRecord } from '../../../../apdu/transport/wrappers/record.js';
import { ScriptedCard } from '../../scripted-card.js';
import { describeTransport } from '../../transport.case.js';

describeTransport({
  name: 'withRecord',
  connect: async (card) => withRecord(connectInProcess(card), () => {}),
});

function recorded(card: ScriptedCard) {
  const events: TransportEvent[] = [];
  let now = 100;
  const clock = () => {
    now += 5;
    return now;
  };
  return { events, transport: withRecord(connectInProcess(card), (event) => events.push(event), clock) };
}

test('tells of exchanges and resets with their time', async () => {
  const { events, transport } = recorded(new ScriptedCard(() => 'AA9000'));
  await transport.transmit(fromHex('00B0000001'));
  const answerToReset = await transport.reset();
  await transport.reset('warm', 'contactless');
  expect(events).toMatchObject([
    {
      kind: 'exchange',
      command: fromHex('00B0000001'),
      response: fromHex('AA9000'),
      startedAtMs: 105,
      durationMs: 5,
    },
    { kind: 'reset', resetKind: 'cold', cardInterface: 'contact', answerToReset, startedAtMs: 115 },
    { kind: 'reset', resetKind: 'warm', cardInterface: 'contactless' },
  ]);
});

test('tells of failures and passes them on', async () => {
  const error = new Error('gone');
  const { events, transport } = recorded(
    new ScriptedCard(() => {
      throw error;
    }),
  );
  await expect(transport.transmit(fromHex('00B00000'))).rejects.toMatchObject({ code: 'LINK_FAILED' });
  await transport.close();
  await expect(transport.reset()).rejects.toMatchObject({ code: 'CLOSED' });
  expect(events.map(({ kind }) => kind)).toEqual(['failure', 'failure']);
  expect(events[0]).toMatchObject({ command: fromHex('00B00000') });
  expect(events[1]).not.toHaveProperty('command');
});

test('keeps copies', async () => {
  const { events, transport } = recorded(new ScriptedCard());
  const command = fromHex('00B00000');
  await transport.transmit(command);
  command.fill(0xff);
  expect(events[0]).toMatchObject({ command: fromHex('00B00000') });
});
