import { fromHex } from '../../apdu/bytes.js';
import type { CardAlgorithmName } from '../../crypto/index.js';
import type { KeyImage } from '../security/key.js';
import { LOWEST_USAGE } from '../security/key-type.js';
import type { CardData } from './card-data.js';
import { CardDataError } from './card-data-error.js';
import { versionOf } from './fill-keys.js';

const placeOf = ({ usage, reference, version }: KeyImage): string => `${usage}/${reference}/${version}`;

/**
 * The keys of a PSAM: every master key of the data that has a usage byte and key id there, undiversified.
 * @throws CardDataError when two keys would be one in the PSAM
 */
export function fillMasterKeys(data: CardData, algorithm: CardAlgorithmName): KeyImage[] {
  const nameAt = new Map<string, string>();
  return Object.entries(data.keys).flatMap(([label, keys]) =>
    keys.flatMap((given, index) => {
      if (!given.psam) return [];
      const [usage = 0, reference = 0] = fromHex(given.psam);
      const path = `keys.${label}.${index}.psam`;
      if (usage < LOWEST_USAGE) {
        throw new CardDataError(
          path,
          `is ${given.psam}; its usage byte counts no diversification (20 to FF do)`,
        );
      }
      const version = versionOf(given);
      const value = fromHex(given.master);
      const tries = { triesLeft: 0, maximumTries: 0 };
      const key: KeyImage = { type: 'SAM', usage, reference, version, algorithm, value, ...tries };
      const other = nameAt.get(placeOf(key));
      if (other) {
        throw new CardDataError(
          path,
          `is ${given.psam}, as ${other} has it: a PSAM could not tell them apart`,
        );
      }
      nameAt.set(placeOf(key), given.name);
      return [key];
    }),
  );
}
