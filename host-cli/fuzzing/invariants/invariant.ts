import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import { triesLeft } from '../../../apdu/codec/status-word.js';
import type { CardInterface } from '../../../apdu/transport/card-port.js';
import type { ResetKind } from '../../../apdu/transport/transport.js';
import type { CardWorld } from '../world/card-world.js';
import type { Exchange } from '../world/exchange.js';

/** What a card did that it must never do. */
export interface Violation {
  /** What the card did, one clause; without a secret. */
  readonly what: Bilingual;
  /** The answer that would have been right, as a script's `expect` writes it. */
  readonly right: string;
  /** Tells violations of one invariant apart beside the instruction; default none. */
  readonly mark?: string;
}

export interface ResetEvent {
  readonly kind: ResetKind;
  readonly cardInterface: CardInterface;
  readonly answerToReset: Uint8Array;
}

/** A command during which the armed power failure struck: there is no answer. */
export interface TornEvent {
  readonly command: Uint8Array;
}

/** A command that got no answer although no power failure was armed. */
export interface SilenceEvent {
  readonly command: Uint8Array;
  /** How the link told it: a code such as LINK_FAILED. */
  readonly reason: string;
}

/** Follows one life of a card. The world is as it was before what is looked at. */
export interface Watcher {
  exchange?(exchange: Exchange): Violation | undefined;
  reset?(event: ResetEvent): Violation | undefined;
  torn?(event: TornEvent): void;
  silence?(event: SilenceEvent): Violation | undefined;
}

/** What holds for every card at every time. */
export interface Invariant {
  /** Stands in findings and reports; never renamed. */
  readonly name: string;
  readonly meaning: Bilingual;
  readonly source: string;
  /** Begins to follow one life of a card. */
  watch(world: CardWorld): Watcher;
}

/** @param right the answer that would have been right, as a script's `expect` writes it */
export function violation(en: string, zh: string, right: string, mark?: string): Violation {
  return { what: { en, zh }, right, ...(mark !== undefined && { mark }) };
}

/** An invariant that needs no memory beside the world: it looks at each exchange alone. */
export function everyExchange(
  about: Omit<Invariant, 'watch'>,
  look: (exchange: Exchange, world: CardWorld) => Violation | undefined,
): Invariant {
  return { ...about, watch: (world) => ({ exchange: (exchange) => look(exchange, world) }) };
}

/** A status word as it is written. */
export const hexWord = (statusWord: number): string => statusWord.toString(16).toUpperCase().padStart(4, '0');

/** 63Cx. */
export const triesWord = (tries: number): string => hexWord(triesLeft(tries));
