import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../apdu/bytes.js';
import { createCard } from '../../../../card-model/index.js';
import { CardSlot } from '../../../../host-cli/serving/card-slot.js';
import { Chip } from '../../../../host-cli/serving/chip.js';
import { CardDesk } from '../../../../host-cli/serving/tcp/card-desk.js';
import { KIND } from '../../../../host-cli/serving/tcp/protocol.js';
import { ScriptedCard } from '../../../apdu/scripted-card.js';
import { scriptedSlot, scriptedSlots } from '../scripted-slot.js';

const ATR = '3B6D000000815443538660510100000001';

/** The answer without its length: kind and body. */
function ask(desk: CardDesk, kind: number, body = ''): string {
  return toHex(desk.answer({ kind, body: fromHex(body) }).subarray(4));
}

test('power, commands and resets', () => {
  const card = new ScriptedCard((command) => `${command}9000`);
  const desk = new CardDesk(scriptedSlots(card));
  expect(ask(desk, KIND.POWER_ON, '00')).toBe(`8200${ATR}`);
  expect(ask(desk, KIND.TRANSMIT, '0084000008')).toBe('8500840000089000');
  expect(ask(desk, KIND.WARM_RESET)).toBe(`8200${ATR}`);
  expect(ask(desk, KIND.POWER_OFF)).toBe('84');
  expect(card.asked).toEqual(['on contact', '0084000008', 'warm', 'off']);
});

test('the interface changes when asked, and the next client begins with the first', () => {
  const card = new ScriptedCard();
  const desk = new CardDesk(scriptedSlots(card));
  ask(desk, KIND.POWER_ON, '00');
  expect(ask(desk, KIND.POWER_ON, '02')).toMatch(/^82023B8/);
  expect(ask(desk, KIND.POWER_ON, '00')).toMatch(/^8202/);
  desk.leave();
  expect(ask(desk, KIND.POWER_ON, '00')).toBe(`8200${ATR}`);
  expect(card.asked).toEqual([
    'on contact',
    'off',
    'on contactless',
    'off',
    'on contactless',
    'off',
    'on contact',
  ]);
});

test('T=1 is told', () => {
  const desk = new CardDesk([new CardSlot('reader', 'contact', new Chip(createCard({ protocol: 'T=1' })))]);
  expect(ask(desk, KIND.POWER_ON, '01')).toMatch(/^82013B/);
});

describe('what cannot be done is told', () => {
  test.each([
    ['an interface that is not offered', KIND.POWER_ON, '02', 'INTERFACE_NOT_SUPPORTED'],
    ['no interface', KIND.POWER_ON, '', 'MESSAGE_MALFORMED'],
    ['an interface of two bytes', KIND.POWER_ON, '0101', 'MESSAGE_MALFORMED'],
    ['an empty command', KIND.TRANSMIT, '', 'MESSAGE_MALFORMED'],
    ['a command without power', KIND.TRANSMIT, '0084000008', 'CARD_NOT_POWERED'],
    ['a second HELLO', KIND.HELLO, '', 'MESSAGE_MALFORMED'],
    ['a kind of the server', KIND.ANSWER, '9000', 'MESSAGE_MALFORMED'],
    ['a kind of nobody', 0x77, '', 'MESSAGE_MALFORMED'],
  ])('%s', (_what, kind, body, code) => {
    const desk = new CardDesk([scriptedSlot(new ScriptedCard())]);
    expect(() => ask(desk, kind, body)).toThrow(expect.objectContaining({ code }));
  });

  test('no card', () => {
    const desk = new CardDesk([new CardSlot('empty', 'contact')]);
    for (const kind of [KIND.POWER_ON, KIND.TRANSMIT, KIND.WARM_RESET]) {
      expect(() => ask(desk, kind, '00')).toThrow(expect.objectContaining({ code: 'NO_CARD' }));
    }
    expect(ask(desk, KIND.POWER_OFF)).toBe('84');
  });

  test('a card that loses its power in a command', () => {
    const card = createCard();
    const desk = new CardDesk([new CardSlot('reader', 'contact', new Chip(card))]);
    ask(desk, KIND.POWER_ON, '00');
    card.transmit = () => {
      throw new Error('/home/someone/card.img: cannot be written');
    };
    expect(() => ask(desk, KIND.TRANSMIT, '0084000008')).toThrow(
      expect.objectContaining({ code: 'CARD_FAILED', message: expect.not.stringContaining('/home') }),
    );
    expect(() => ask(desk, KIND.TRANSMIT, '0084000008')).toThrow(
      expect.objectContaining({ code: 'CARD_NOT_POWERED' }),
    );
  });
});
