import type { Bilingual } from '../codec/bilingual.js';
import type { ValueKind } from './value.js';

export interface FunctionParameter {
  readonly name: string;
  readonly kind: ValueKind;
  readonly optional?: true;
}

/** The arguments of one call, already of the kinds that the parameters ask for. */
export interface GivenArguments {
  readonly count: number;
  bytes(index: number): Uint8Array;
  number(index: number): number;
  text(index: number): string;
}

/** What a function may draw on beside its arguments. */
export interface FunctionWorld {
  /** Random bytes; the same ones again for the same seed. */
  random(count: number): Uint8Array;
}

/**
 * A function of expressions: `(name argument ...)`. The last parameter, when it is of bytes, takes all the words that
 * are left, put together.
 */
export interface ScriptFunction {
  readonly name: string;
  readonly parameters: readonly FunctionParameter[];
  readonly result: ValueKind;
  readonly summary: Bilingual;
  /** A line that holds: `(xor 0F0F 00FF) = 0FF0`; run by the tests and shown in the description of the language. */
  readonly example?: string;
  /**
   * `kept` (default): the result is secret when an argument is. `made`: always secret. `released`: never, as for a
   * cryptogram, which the card sees anyway.
   */
  readonly secrecy?: 'kept' | 'made' | 'released';
  /** @throws Error with a reason for arguments it cannot work with; it never names a secret */
  apply(given: GivenArguments, world: FunctionWorld): Uint8Array | number | string;
}
