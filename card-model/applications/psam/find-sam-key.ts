import type { Directory } from '../../files/directory.js';
import type { Key } from '../../security/key.js';

/** Commands of a PSAM name no version: 01, else the lowest (conventions, Keys). */
const USUAL_VERSION = 0x01;

/** The master key of a directory under that usage byte and key id. */
export function findSamKey({ keys }: Directory, usage: number, reference: number): Key | undefined {
  const versions = keys
    .filter((key) => key.type === 'SAM' && key.usage === usage && key.reference === reference)
    .sort((a, b) => a.version - b.version);
  return versions.find(({ version }) => version === USUAL_VERSION) ?? versions[0];
}
