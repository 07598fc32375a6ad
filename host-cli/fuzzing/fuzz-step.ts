import type { CardInterface } from '../../apdu/transport/card-port.js';
import type { ResetKind } from '../../apdu/transport/transport.js';
import type { MapDirectory } from './world/card-map.js';
import type { CardWorld } from './world/card-world.js';

/** What a recipe may use to write itself as lines of a script. */
export interface ScriptContext {
  /** Whether the script has given this variable a value before. */
  has(variable: string): boolean;
  /** From now on the script has it. */
  defines(variable: string): void;
  /** What was current when the command was sent. */
  readonly directory: MapDirectory | undefined;
}

/**
 * How a command is made at the time it is sent, from what the card has answered before. Kept in place of its bytes so
 * that a shorter list of steps, with other challenges, still makes commands that are right or wrong in the same way.
 */
export interface Recipe {
  /** For people: `EXTERNAL AUTHENTICATE with SSSE.RK`. */
  readonly name: string;
  /** Undefined when there is nothing to send now, such as GET RESPONSE when no data wait. */
  compose(world: CardWorld): Uint8Array | undefined;
  /** Lines of a script that make the same; undefined, or no such function: `send` with the bytes as they were. */
  script?(context: ScriptContext): readonly string[] | undefined;
  /** The bytes hold a PIN or key in clear: a script must not show them. */
  readonly secret?: true;
}

export type FuzzStep =
  | { readonly kind: 'send'; readonly command: Uint8Array }
  | { readonly kind: 'compose'; readonly recipe: Recipe }
  | { readonly kind: 'reset'; readonly reset: ResetKind; readonly cardInterface?: CardInterface }
  | { readonly kind: 'tear'; readonly writes: number };

export const send = (...bytes: readonly number[]): FuzzStep => ({
  kind: 'send',
  command: Uint8Array.from(bytes),
});

export const sendBytes = (command: Uint8Array): FuzzStep => ({ kind: 'send', command });

export const compose = (recipe: Recipe): FuzzStep => ({ kind: 'compose', recipe });

export const tear = (writes: number): FuzzStep => ({ kind: 'tear', writes });

/** A cold reset on the interface in use. */
export const RESET: FuzzStep = { kind: 'reset', reset: 'cold' };
