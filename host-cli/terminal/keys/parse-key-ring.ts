import { fromHex } from '../../../apdu/bytes.js';
import { USUAL_VERSION } from '../../../card-model/security/key-version.js';
import { TerminalError } from '../terminal-error.js';
import { KeyRing, type RingEntry } from './key-ring.js';

/** As a retry counter of the card can hold. */
const MAXIMUM_TRIES = 15;

/** One field of a key: what it must be, and the words for it. Values are never repeated in a message. */
interface FieldRule {
  readonly allows: (value: unknown) => boolean;
  readonly allowed: string;
}

const text = (pattern: RegExp, allowed: string): FieldRule => ({
  allows: (value) => typeof value === 'string' && pattern.test(value),
  allowed,
});

const wholeNumber = (minimum: number, maximum: number, optional: boolean): FieldRule => ({
  allows: (value) =>
    (optional && (value === undefined || value === null)) ||
    (Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum),
  allowed: `a whole number from ${minimum} to ${maximum}${optional ? ', or absent' : ''}`,
});

const FIELDS = {
  name: text(/^[A-Z0-9]+\.[A-Z0-9_]+$/i, 'a name such as SSSE.RK: the directory, a dot, the key'),
  reference: wholeNumber(0, 0xff, false),
  version: wholeNumber(0, 0xff, true),
  tries: wholeNumber(1, MAXIMUM_TRIES, true),
  master: text(/^[0-9A-F]{32}$/i, '32 hexadecimal digits'),
  psam: {
    allows: (value) =>
      value === undefined || value === null || (typeof value === 'string' && /^[0-9A-F]{4}$/i.test(value)),
    allowed: '4 hexadecimal digits (usage and key id), null, or absent',
  },
} as const satisfies Record<string, FieldRule>;

/**
 * Keys from the data of a JSON or YAML file: directories (`SSSE`, `DF01`...), each a list of
 * `{ name, reference, version, psam, master, tries }` with further fields ignored; one name may stand in several versions; also a whole personalisation file with these under
 * `keys`.
 * @param origin where the data come from, for messages: a file name
 * @throws TerminalError `KEYS_INVALID` naming the field and what is allowed, never a value of a key
 */
export function parseKeyRing(value: unknown, origin: string): KeyRing {
  const whole = requireObject(value, origin, 'the data');
  const nested = 'keys' in whole;
  const directories = nested ? requireObject(whole.keys, origin, 'keys') : whole;
  const entries: RingEntry[] = [];
  const seen = new Map<string, string>();
  for (const [label, keys] of Object.entries(directories)) {
    const path = nested ? `keys.${label}` : label;
    if (!Array.isArray(keys)) throw invalid(origin, path, `must be a list of keys`);
    for (const [index, key] of keys.entries()) {
      const entry = parseKey(key, origin, `${path}.${index}`);
      const which = `${entry.name} in version ${entry.version}`;
      const before = seen.get(which);
      if (before !== undefined) throw invalid(origin, `${path}.${index}`, `is ${which}, as ${before} has it`);
      seen.set(which, `${path}.${index}`);
      entries.push(entry);
    }
  }
  return new KeyRing(entries);
}

function parseKey(value: unknown, origin: string, path: string): RingEntry {
  const key = requireObject(value, origin, path);
  for (const [field, rule] of Object.entries(FIELDS)) {
    if (rule.allows(key[field])) continue;
    const problem = key[field] === undefined ? 'is missing; it must be' : 'must be';
    throw invalid(origin, `${path}.${field}`, `${problem} ${rule.allowed}`);
  }
  const name = (key.name as string).toUpperCase();
  return {
    name,
    directory: name.slice(0, name.indexOf('.')),
    reference: key.reference as number,
    version: (key.version as number | null | undefined) ?? USUAL_VERSION,
    psam: (key.psam as string | null | undefined) ?? null,
    ...(typeof key.tries === 'number' && { tries: key.tries }),
    master: fromHex(key.master as string),
  };
}

function requireObject(value: unknown, origin: string, path: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw invalid(origin, path, 'must be an object');
}

function invalid(origin: string, path: string, problem: string): TerminalError {
  return new TerminalError('KEYS_INVALID', `${origin}: ${path} ${problem}`);
}
