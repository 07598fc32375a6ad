import type { CardInterface } from '../../apdu/transport/card-port.js';
import type { Right } from './right.js';

/**
 * Who may do a thing, as data: printable, comparable, part of a card image.
 * `key` is the reference of an external authentication key of the file's own directory; `pin` is the PIN of
 * the nearest directory upwards that has one.
 */
export type AccessRule =
  | 'always'
  | 'never'
  | { readonly pin: true }
  | { readonly key: number }
  | { readonly interface: CardInterface }
  | { readonly anyOf: readonly AccessRule[] }
  | { readonly allOf: readonly AccessRule[] };

export const PIN: AccessRule = { pin: true };
export const CONTACT: AccessRule = { interface: 'contact' };
export const key = (reference: number): AccessRule => ({ key: reference });
export const anyOf = (...rules: AccessRule[]): AccessRule => ({ anyOf: rules });
export const allOf = (...rules: AccessRule[]): AccessRule => ({ allOf: rules });

/** Where a rule's words find their rights: the directory that owns the file. */
export interface RightSource {
  rightOfKey(reference: number): Right;
  rightOfPin(): Right | undefined;
}

/** A rule bound to the rights of one directory; `holds` is called for every command. */
export interface Condition {
  holds(now: CardInterface): boolean;
}

class Fixed implements Condition {
  constructor(private readonly answer: boolean) {}
  holds(): boolean {
    return this.answer;
  }
}

class AfterRight implements Condition {
  constructor(private readonly right: Right) {}
  holds(): boolean {
    return this.right.held;
  }
}

/** Asks anew each time: a PIN may be written after the files that it protects. */
class AfterPin implements Condition {
  constructor(private readonly source: RightSource) {}
  holds(): boolean {
    return this.source.rightOfPin()?.held ?? false;
  }
}

class OnInterface implements Condition {
  constructor(private readonly wanted: CardInterface) {}
  holds(now: CardInterface): boolean {
    return now === this.wanted;
  }
}

class AllOf implements Condition {
  constructor(private readonly parts: readonly Condition[]) {}
  holds(now: CardInterface): boolean {
    for (const part of this.parts) if (!part.holds(now)) return false;
    return true;
  }
}

class AnyOf implements Condition {
  constructor(private readonly parts: readonly Condition[]) {}
  holds(now: CardInterface): boolean {
    for (const part of this.parts) if (part.holds(now)) return true;
    return false;
  }
}

export const ALWAYS: Condition = new Fixed(true);
export const NEVER: Condition = new Fixed(false);

/** Binds a rule to the rights it speaks of. A PIN rule where no directory upwards has a PIN never holds. */
export function bindRule(rule: AccessRule, source: RightSource): Condition {
  if (rule === 'always') return ALWAYS;
  if (rule === 'never') return NEVER;
  if ('pin' in rule) return new AfterPin(source);
  if ('key' in rule) return new AfterRight(source.rightOfKey(rule.key));
  if ('interface' in rule) return new OnInterface(rule.interface);
  if ('anyOf' in rule) return new AnyOf(rule.anyOf.map((part) => bindRule(part, source)));
  return new AllOf(rule.allOf.map((part) => bindRule(part, source)));
}
