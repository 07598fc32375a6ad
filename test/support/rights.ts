import type { RightSource } from '../../card-model/security/access-rule.js';
import { Right } from '../../card-model/security/right.js';

/** A directory without PIN where no key was ever shown. */
export const noRights: RightSource = {
  rightOfKey: () => new Right(),
  rightOfPin: () => undefined,
};

/** Rights that a test gives and takes: by key reference, and the PIN. */
export class TestRights implements RightSource {
  readonly pin = new Right();
  readonly #keys = new Map<number, Right>();

  rightOfKey(reference: number): Right {
    const right = this.#keys.get(reference) ?? new Right();
    this.#keys.set(reference, right);
    return right;
  }

  rightOfPin(): Right {
    return this.pin;
  }
}
