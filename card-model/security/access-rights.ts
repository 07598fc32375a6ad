import { Right } from './right.js';

/** The rights that the keys of one directory give, by reference. A right is there before its key is. */
export class AccessRights {
  private readonly byReference = new Map<number, Right>();
  private readonly all: Right[] = [];

  of(reference: number): Right {
    let right = this.byReference.get(reference);
    if (!right) {
      right = new Right();
      this.byReference.set(reference, right);
      this.all.push(right);
    }
    return right;
  }

  drop(): void {
    for (const right of this.all) right.held = false;
  }
}
