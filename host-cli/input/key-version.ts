import { UsageError } from '../errors/usage-error.js';

const LARGEST = 255;

/** The number of `--key-version`, decimal. @throws UsageError for what is none */
export function keyVersion(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const version = /^\d{1,3}$/.test(given) ? Number(given) : Number.NaN;
  if (version <= LARGEST) return version;
  throw new UsageError(`--key-version ${given}: a key version is a whole number from 0 to ${LARGEST}`);
}
