import { CardError } from '../../../../kernel/card-error.js';
import type { FilePlan } from '../../../../plan/file-plan.js';
import { elements } from '../../../../plan/notation.js';

/** The file as the later generations have it. */
export const SAME = 'same';

/**
 * Files of a directory as generation 1 has them: those named, in this order, with records of their own or the same as
 * later. Names, kinds and rights are those of the later file.
 * @throws CardError PROFILE_INVALID for a file that the later table does not have with records
 */
export function earlierFiles(
  later: readonly FilePlan[],
  table: Readonly<Record<string, readonly string[] | typeof SAME>>,
): FilePlan[] {
  return Object.entries(table).map(([name, lines]) => {
    const file = later.find(({ fid }) => fid === Number.parseInt(name, 16));
    if (file && lines === SAME) return file;
    if (file?.kind === 'linear-variable') return { ...file, records: elements(...lines) };
    throw new CardError('PROFILE_INVALID', `${name}: the later generations have no such file with records`);
  });
}
