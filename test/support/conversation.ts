import { expect, it } from 'vitest';
import type { CardInterface } from '../../apdu/transport/card-port.js';
import type { CardOptions } from '../../card-model/card.js';
import { freshCard, Terminal } from './terminal.js';

/** What the terminal says (a command, or a word of `Terminal.say`), and the answer. `..9000` = any data and 9000. */
export type Exchange = readonly [said: string, answer: string];

export interface ConversationOptions extends CardOptions {
  interface?: CardInterface;
}

const plain = (text: string): string => text.replace(/\s/g, '');

/** Data the test does not care about are shown as `..`. */
function asExpected(answer: string, expected: string): string {
  return expected.startsWith('..') ? `..${answer.slice(-4)}` : answer;
}

/** Talks line by line; all answers are compared at once, so that a failure shows the whole conversation. */
export function converse(terminal: Terminal, exchanges: readonly Exchange[]): void {
  const heard = exchanges.map(([said, expected]) => [said, asExpected(terminal.say(said), plain(expected))]);
  expect(heard).toEqual(exchanges.map(([said, expected]) => [said, plain(expected)]));
  expect(terminal.card.fault).toBeUndefined();
}

/** A test that is one conversation with a fresh demonstration card. */
export function conversation(
  title: string,
  exchanges: readonly Exchange[],
  options: ConversationOptions = {},
): void {
  it(title, () => {
    const { interface: cardInterface, ...rest } = options;
    const card = freshCard(rest);
    if (cardInterface) card.powerOn(cardInterface);
    converse(new Terminal(card), exchanges);
  });
}

/** The same conversation for many cases, such as contact and contactless. */
export const ON_BOTH_INTERFACES: readonly CardInterface[] = ['contact', 'contactless'];
