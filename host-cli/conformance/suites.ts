import { readdirSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { nearOrAll } from '../../apdu/script/near-names.js';
import { UsageError } from '../errors/usage-error.js';
import { shippedFolder } from './shipped-folder.js';
import type { Suite } from './suite.js';
import { SUITES } from './suite-table.js';

/**
 * The suites of those names, in the order of the table; all of them without names.
 * @throws UsageError for a name that is none
 */
export function chooseSuites(names: readonly string[] | undefined): readonly Suite[] {
  if (names === undefined) return SUITES;
  const known = SUITES.map(({ name }) => name);
  for (const name of names) {
    if (known.includes(name)) continue;
    throw new UsageError(`there is no suite '${name}'; ${nearOrAll(name, known, 'suites')}`);
  }
  return SUITES.filter(({ name }) => names.includes(name));
}

/** Reads `--suite a,b`; it may be given several times. */
export function parseSuiteNames(text: string, before: readonly string[] = []): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  return [...before, ...names.filter((name) => name !== '')];
}

/** The paths of its scripts, in the order in which they run; seen from the current folder where they lie below it. */
export function scriptsOf({ name }: Suite): readonly string[] {
  const absolute = join(shippedFolder('conformance'), name);
  const fromHere = relative('', absolute);
  const folder = fromHere.startsWith('..') || isAbsolute(fromHere) ? absolute : fromHere;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.apdu'))
    .sort()
    .map((file) => join(folder, file));
}
