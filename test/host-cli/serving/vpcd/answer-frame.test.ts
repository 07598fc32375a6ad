import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../apdu/bytes.js';
import { CardSlot } from '../../../../host-cli/serving/card-slot.js';
import { answerFrame, isCommandLength } from '../../../../host-cli/serving/vpcd/answer-frame.js';
import { ScriptedCard } from '../../../apdu/scripted-card.js';
import { scriptedChip, scriptedSlot } from '../scripted-slot.js';

const ATR = '3B6D000000815443538660510100000001';

function ask(slot: CardSlot, hex: string): string | undefined {
  const answer = answerFrame(slot, fromHex(hex));
  return answer && toHex(answer);
}

describe('controls', () => {
  test('on, off and reset are done and not answered', () => {
    const card = new ScriptedCard();
    const slot = scriptedSlot(card);
    expect(['01', '02', '00'].map((control) => ask(slot, control))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(card.asked).toEqual(['on contact', 'warm', 'off']);
  });

  test('a reset without power gives power', () => {
    const card = new ScriptedCard();
    const slot = scriptedSlot(card);
    ask(slot, '02');
    expect(card.asked).toEqual(['on contact']);
    expect(slot.powered).toBe(true);
  });

  test('the ATR is told before, with and after power, and asking for it touches nothing', () => {
    const card = new ScriptedCard();
    const slot = scriptedSlot(card);
    const told = ['04', '01', '04', '00', '04'].map((control) => ask(slot, control));
    expect(told).toEqual([ATR, undefined, ATR, undefined, ATR]);
    expect(card.asked).toEqual(['on contact', 'off']);
  });

  test('a contactless card shows the ATR that PC/SC makes for it', () => {
    const slot = scriptedSlot(new ScriptedCard(), 'contactless');
    expect(ask(slot, '04')).toMatch(/^3B8.8001/);
  });
});

describe('commands', () => {
  test('everything else goes to the card, a single byte too', () => {
    const card = new ScriptedCard((command) => `${command}9000`);
    const slot = scriptedSlot(card);
    ask(slot, '01');
    expect(['03', '05', '0084000008', '0000'].map((hex) => ask(slot, hex))).toEqual([
      '039000',
      '059000',
      '00840000089000',
      '00009000',
    ]);
  });

  test('without power there is no answer', () => {
    const card = new ScriptedCard();
    const slot = scriptedSlot(card);
    expect(() => ask(slot, '0084000008')).toThrow(expect.objectContaining({ code: 'CARD_NOT_POWERED' }));
    expect(card.commands).toEqual([]);
  });

  test('without a card there is neither', () => {
    const slot = new CardSlot('reader', 'contact');
    expect(() => ask(slot, '01')).toThrow(expect.objectContaining({ code: 'CARD_NOT_POWERED' }));
  });

  test('an empty frame is nothing', () => {
    expect(ask(scriptedSlot(new ScriptedCard()), '')).toBeUndefined();
  });

  test.each([
    [65_533, 65_535],
    [65_534, 2],
    [65_536, 2],
  ])('%i bytes of data make an answer of %i', (data, answer) => {
    const card = new ScriptedCard(() => `${'5A'.repeat(data)}9000`);
    const slot = new CardSlot('reader', 'contact', scriptedChip(card));
    slot.powerOn();
    const given = answerFrame(slot, fromHex('00B00000000000'))!;
    expect(given.length).toBe(answer);
    expect(toHex(given.subarray(-2))).toBe(answer === 2 ? '6700' : '9000');
  });
});

test.each([
  [0, false],
  [1, false],
  [2, true],
  [4, true],
  [65_535, true],
])('a length of %i is that of a command: %s', (length, expected) => {
  expect(isCommandLength(length)).toBe(expected);
});
