import type { Directory } from '../../files/directory.js';
import type { Key } from '../../security/key.js';
import { usualVersion } from '../../security/key-version.js';

/** The master key of a directory under that usage byte and key id; commands of a PSAM name no version. */
export function findSamKey({ keys }: Directory, usage: number, reference: number): Key | undefined {
  return usualVersion(
    keys.filter((key) => key.type === 'SAM' && key.usage === usage && key.reference === reference),
  );
}
