/**
 * How many of the steps, from the first, it takes for the same breach to come again; undefined when it does not come.
 */
export type Replay<Step> = (steps: readonly Step[]) => Promise<number | undefined>;

export interface Shrunk<Step> {
  readonly steps: readonly Step[];
  /** No single step more can be left out; false when the number of replays ended the search. */
  readonly minimal: boolean;
}

/**
 * A short list of steps after which the breach still comes: first the shortest end of the list that does, then parts
 * of it are left out, the larger ones first (delta debugging, Zeller 2002).
 * @param steps after which it came
 * @param most replays
 */
export async function shrink<Step>(
  steps: readonly Step[],
  replay: Replay<Step>,
  most: number,
): Promise<Shrunk<Step>> {
  let replays = 0;
  const comes = async (candidate: readonly Step[]): Promise<readonly Step[] | undefined> => {
    if (replays >= most) return undefined;
    replays++;
    const needed = await replay(candidate);
    return needed === undefined ? undefined : candidate.slice(0, needed);
  };

  let shortest = steps;
  for (let count = 1; count < steps.length; count *= 2) {
    const found = await comes(steps.slice(-count));
    if (found !== undefined) {
      shortest = found;
      break;
    }
  }

  for (let part = Math.ceil(shortest.length / 2); part >= 1; ) {
    const before = shortest.length;
    for (let start = 0; start < shortest.length && shortest.length > 1; ) {
      const candidate = [...shortest.slice(0, start), ...shortest.slice(start + part)];
      const found = candidate.length === 0 ? undefined : await comes(candidate);
      if (found === undefined) start += part;
      else shortest = found;
    }
    // Single steps are tried until none can go; larger parts once.
    if (part === 1 && shortest.length === before) break;
    part = part === 1 ? 1 : Math.ceil(Math.min(part, shortest.length) / 2);
  }
  return { steps: shortest, minimal: replays < most };
}
