import { UsageError } from '../errors/usage-error.js';
import { readStructured } from '../files/structured-text.js';
import type { KeyRing } from '../terminal/keys/key-ring.js';
import { parseKeyRing } from '../terminal/keys/parse-key-ring.js';

const AREA_CODE = /^\d{6}$/;

/** Keys, and the PIN of a test card where the file has one. */
export interface KeyFile {
  readonly path: string;
  readonly keyRing: KeyRing;
  /** `pins.social.value` of a personalisation file. */
  readonly socialPin?: string;
  /** Six digits; `areaCode` of a personalisation file. */
  readonly areaCode?: string;
  /** `pins.financial.value` of a personalisation file. */
  readonly bankPin?: string;
  /**
   * Has the file read by who can read the bank's master keys in it; absent where there are no `financial.keys`.
   * @throws what `parse` throws
   */
  readonly readBank?: <Secrets>(parse: (value: unknown, path: string) => Secrets) => Secrets;
}

export const KEYS_OPTION = [
  '--keys <file>',
  'keys, such as a personalisation file (default: the file SSCARD_KEYS names)',
] as const;

/**
 * The keys of `--keys`, else of the file that SSCARD_KEYS names.
 * @throws FileError, TerminalError KEYS_INVALID
 */
export async function loadKeyFile(
  given: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<KeyFile | undefined> {
  const path = given ?? environment.SSCARD_KEYS;
  if (path === undefined || path === '') return undefined;
  const value = await readStructured(path);
  const keyRing = parseKeyRing(value, path);
  const socialPin = textAt(value, 'pins', 'social', 'value');
  const areaCode = textAt(value, 'areaCode');
  const bankPin = textAt(value, 'pins', 'financial', 'value');
  return {
    path,
    keyRing,
    ...(socialPin !== undefined && { socialPin }),
    ...(areaCode !== undefined && AREA_CODE.test(areaCode) && { areaCode }),
    ...(bankPin !== undefined && { bankPin }),
    ...(at(value, 'financial', 'keys') !== undefined && { readBank: (parse) => parse(value, path) }),
  };
}

/** @throws UsageError when there are none */
export async function requireKeyFile(
  given: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  what: string,
): Promise<KeyFile> {
  const keys = await loadKeyFile(given, environment);
  if (keys !== undefined) return keys;
  throw new UsageError(`${what} needs keys: give --keys FILE, or set SSCARD_KEYS to the path of such a file`);
}

function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (part, name) =>
      part !== null && typeof part === 'object' ? (part as Record<string, unknown>)[name] : undefined,
    value,
  );
}
