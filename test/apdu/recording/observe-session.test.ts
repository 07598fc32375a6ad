import { describe, expect, test } from 'vitest';
import { observeSession } from '../../../apdu/recording/observe-session.js';
import type { SessionEvent } from '../../../apdu/recording/session-event.js';
import type { CardControls } from '../../../apdu/script/step-context.js';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { CardError } from '../../../card-model/kernel/card-error.js';
import { bytes } from '../../support/hex.js';
import { ScriptedCard } from '../scripted-card.js';

/** A clock that goes on by a millisecond each time it is looked at. */
function ticking(): () => number {
  let now = 0;
  return () => now++;
}

function observed(card = new ScriptedCard(), controls?: CardControls) {
  const events: SessionEvent[] = [];
  const transport = connectInProcess(card);
  const session = observeSession(
    { transport, ...(controls && { controls }) },
    (event) => events.push(event),
    ticking(),
  );
  return { events, session, transport: session.transport };
}

describe('a session is told', () => {
  test('from the power-on that was before it', () => {
    const { events, transport } = observed();
    expect(events).toEqual([
      {
        kind: 'reset',
        resetKind: 'cold',
        cardInterface: 'contact',
        protocol: 'T=0',
        answerToReset: transport.answerToReset,
        startedAtMs: 0,
      },
    ]);
  });

  test('exchange by exchange, with times', async () => {
    const { events, transport } = observed(new ScriptedCard(() => 'AA9000'));
    await transport.transmit(bytes('0084000001'));
    expect(events[1]).toEqual({
      kind: 'exchange',
      command: bytes('0084000001'),
      response: bytes('AA9000'),
      startedAtMs: 1,
      durationMs: 1,
    });
  });

  test('with the interface and protocol of each reset', async () => {
    const { events, transport } = observed();
    await transport.reset('cold', 'contactless');
    await transport.reset('warm');
    expect(events.slice(1)).toMatchObject([
      { kind: 'reset', resetKind: 'cold', cardInterface: 'contactless', protocol: 'contactless' },
      { kind: 'reset', resetKind: 'warm', cardInterface: 'contactless', protocol: 'contactless' },
    ]);
  });

  test('with what came instead of an answer', async () => {
    const card = new ScriptedCard(() => {
      throw new CardError('POWER_LOST', 'torn');
    });
    const { events, transport } = observed(card);
    await expect(transport.transmit(bytes('00D60000'))).rejects.toMatchObject({ code: 'LINK_FAILED' });
    card.powerOn = () => {
      throw new Error('mute');
    };
    await expect(transport.reset('cold', 'contactless')).rejects.toThrow();
    expect(events.slice(1)).toMatchObject([
      { kind: 'failure', command: bytes('00D60000'), fault: 'torn' },
      { kind: 'reset-failure', resetKind: 'cold', cardInterface: 'contactless', fault: 'LINK_FAILED' },
    ]);
  });

  test('not beyond its end', async () => {
    const { events, transport } = observed();
    await transport.close();
    await expect(transport.transmit(bytes('00A40000'))).rejects.toMatchObject({ code: 'CLOSED' });
    expect(events).toHaveLength(1);
  });

  test('keeps the bytes as they were, whatever becomes of the arrays', async () => {
    const { events, transport } = observed(new ScriptedCard(() => 'AA9000'));
    const command = bytes('0084000001');
    const answer = await transport.transmit(command);
    command.fill(0);
    answer.fill(0);
    expect(events[1]).toMatchObject({ command: bytes('0084000001'), response: bytes('AA9000') });
  });
});

describe('what is done to a simulated card', () => {
  const asked: string[] = [];
  const controls: CardControls = {
    powerOff: () => asked.push('off'),
    powerOn: () => bytes('3B01'),
    tearAfter: (writes) => asked.push(`tear ${writes}`),
    remove: () => asked.push('remove'),
    insert: () => bytes('3B02'),
  };

  test('is done, and told', () => {
    const { events, session } = observed(new ScriptedCard(), controls);
    session.controls!.powerOff();
    session.controls!.powerOn();
    session.controls!.tearAfter(3);
    session.controls!.remove();
    session.controls!.insert();
    expect(asked).toEqual(['off', 'tear 3', 'remove']);
    expect(events.slice(1)).toMatchObject([
      { kind: 'power-off' },
      { kind: 'reset', resetKind: 'cold', answerToReset: bytes('3B01') },
      { kind: 'tear', writes: 3 },
      { kind: 'power-off' },
      { kind: 'reset', resetKind: 'cold', answerToReset: bytes('3B02') },
    ]);
  });

  test('is not offered for a card that cannot do it', () => {
    expect(observed().session).not.toHaveProperty('controls');
  });
});
