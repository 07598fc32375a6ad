import { describe, expect, test } from 'vitest';
import { readerEvents } from '../../../host-cli/readers/reader-events.js';
import { reader } from './fake-binding.js';

const kinds = (...looks: Parameters<typeof readerEvents>): string[] =>
  readerEvents(...looks).map(({ kind }) => kind);
const card = (changes: number, last = 0) => [
  reader('R', { present: true, changes, answerToReset: Uint8Array.of(0x3b, last) }),
];

describe('what happened between two looks', () => {
  test('nothing', () => {
    expect(kinds([], [])).toEqual([]);
    expect(kinds(card(1), card(1))).toEqual([]);
    expect(kinds(card(1), [{ ...card(1)[0]!, inUse: true }])).toEqual([]);
  });

  test('readers come and go with their cards', () => {
    expect(kinds([], card(1))).toEqual(['reader-added', 'card-inserted']);
    expect(kinds([], [reader('R')])).toEqual(['reader-added']);
    expect(kinds(card(1), [])).toEqual(['card-removed', 'reader-removed']);
  });

  test('cards come, go and are exchanged', () => {
    expect(kinds([reader('R')], card(1))).toEqual(['card-inserted']);
    expect(kinds(card(1), [reader('R')])).toEqual(['card-removed']);
    expect(kinds(card(1), card(3))).toEqual(['card-removed', 'card-inserted']);
    expect(kinds(card(0xffff), card(1))).toEqual(['card-removed', 'card-inserted']);
    expect(kinds(card(0), card(0, 1))).toEqual(['card-removed', 'card-inserted']);
  });

  test('a card that says nothing, and one whose answer comes later', () => {
    const mute = [reader('R', { present: true, mute: true, answerToReset: new Uint8Array(0) })];
    const silent = [reader('R', { present: true, changes: 1, answerToReset: new Uint8Array(0) })];
    expect(kinds([reader('R')], mute)).toEqual(['card-mute']);
    expect(kinds(mute, mute)).toEqual([]);
    expect(kinds([reader('R')], silent)).toEqual([]);
    expect(kinds(silent, card(1))).toEqual(['card-inserted']);
  });
});
