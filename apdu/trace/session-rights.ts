/** The PIN of a directory, or a key of it by its reference. */
export type RightName = 'pin' | number;

/** Why a right that was held is held no more. */
export type Loss =
  | { readonly by: 'reset' }
  /** Another directory was selected: its label, or undefined where it has none. */
  | { readonly by: 'selection'; readonly directory: string | undefined }
  /** A wrong PIN or cryptogram came later. */
  | { readonly by: 'failure' };

/**
 * The rights that a session has gained, as the card keeps them: those of a directory hold while it, or one below it,
 * is current; the selection of the MF, a reset and a wrong PIN or cryptogram end them.
 */
export class SessionRights {
  readonly #held = new Map<string, string>();
  readonly #lost = new Map<string, Loss>();

  gain(directory: string, right: RightName): void {
    const place = placeOf(directory, right);
    this.#held.set(place, directory);
    this.#lost.delete(place);
  }

  /** A wrong PIN or cryptogram. */
  fail(directory: string, right: RightName): void {
    this.#lose(placeOf(directory, right), { by: 'failure' });
  }

  holds(directory: string, right: RightName): boolean {
    return this.#held.has(placeOf(directory, right));
  }

  /** Why it is gone; undefined when it was never seen to be held. */
  lossOf(directory: string, right: RightName): Loss | undefined {
    return this.#lost.get(placeOf(directory, right));
  }

  /** @param kept labels of the directories whose rights stay: the new one and those above it; none for the MF */
  select(directory: string | undefined, kept: readonly string[]): void {
    for (const [place, owner] of this.#held) {
      if (!kept.includes(owner)) this.#lose(place, { by: 'selection', directory });
    }
  }

  reset(): void {
    for (const place of this.#held.keys()) this.#lose(place, { by: 'reset' });
  }

  #lose(place: string, loss: Loss): void {
    if (this.#held.delete(place)) this.#lost.set(place, loss);
  }
}

const placeOf = (directory: string, right: RightName): string => `${directory}/${right}`;
