import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { BindingName, PcscBinding } from '../pcsc-binding.js';
import { PcscError } from '../pcsc-error.js';

/** Resolves and loads as the file of this function does; a test puts another in its place. */
export type Require = Pick<NodeJS.Require, 'resolve'> & ((name: string) => unknown);

interface BindingRow {
  readonly name: BindingName;
  /** What mends it when it does not load. */
  readonly remedy: string;
  load(require: Require): Promise<PcscBinding>;
}

/** In the order in which they are tried. */
export const BINDINGS: readonly BindingRow[] = [
  {
    name: 'pcsclite',
    remedy: 'npm install pcsclite (needs a C++ compiler and, on Linux, libpcsclite-dev)',
    load: async (require) => {
      const version = versionOf(require, 'pcsclite');
      const root = dirname(require.resolve('pcsclite/package.json'));
      // Gives the addon's classes their part that is written in JavaScript.
      require('pcsclite');
      const addon = createRequire(`${root}/package.json`)('bindings')({
        bindings: 'pcsclite',
        module_root: root,
      });
      return (await import('./pcsclite.js')).pcscliteBinding(addon, version);
    },
  },
  {
    name: 'pcsc-mini',
    remedy: 'npm install pcsc-mini',
    load: async (require) => {
      const version = versionOf(require, 'pcsc-mini');
      const addon = require('pcsc-mini/build/addon.node.js');
      return (await import('./pcsc-mini.js')).miniBinding(addon as never, version);
    },
  },
];

function versionOf(require: Require, name: string): string {
  return (require(`${name}/package.json`) as { version: string }).version;
}

/** Why a binding is not there. */
export interface BindingFailure {
  readonly name: BindingName;
  readonly installed: boolean;
  readonly reason: string;
  readonly remedy: string;
}

export type BindingAttempt = { readonly binding: PcscBinding } | { readonly failure: BindingFailure };

const ownRequire: Require = createRequire(import.meta.url);

export async function tryBinding(row: BindingRow, require: Require = ownRequire): Promise<BindingAttempt> {
  try {
    return { binding: await row.load(require) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const missing = code === 'MODULE_NOT_FOUND' && message.includes(`'${row.name}/package.json'`);
    const { reason, remedy } = missing
      ? { reason: 'it is not installed', remedy: row.remedy }
      : explain(row, message);
    return { failure: { name: row.name, installed: !missing, reason, remedy } };
  }
}

function explain(row: BindingRow, message: string): { reason: string; remedy: string } {
  const line = message.split('\n').find((text) => text.trim() !== '') ?? message;
  if (message.includes('libpcsclite.so.1')) {
    return {
      reason: 'the library libpcsclite.so.1 is missing',
      remedy: 'sudo apt-get install -y libpcsclite1',
    };
  }
  if (message.includes('NODE_MODULE_VERSION') || message.includes('did not self-register')) {
    return { reason: 'it was built for another Node.js than this one', remedy: `npm rebuild ${row.name}` };
  }
  if (message.includes('Could not locate the bindings file')) {
    return {
      reason: 'it has not been built',
      remedy: `npm rebuild ${row.name} (needs a C++ compiler and libpcsclite-dev)`,
    };
  }
  return { reason: line, remedy: row.remedy };
}

export interface LoadBindingOptions {
  /** `SSCARD_PCSC` forces one binding. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly require?: Require;
}

/**
 * The first binding that loads. Nothing of PC/SC is loaded before this is called.
 * @throws PcscError BINDING_MISSING, which tells why for each and the one command that mends it
 */
export async function loadBinding({
  environment = process.env,
  require = ownRequire,
}: LoadBindingOptions = {}): Promise<PcscBinding> {
  const failures: BindingFailure[] = [];
  const rows = chosenRows(environment.SSCARD_PCSC);
  for (const row of rows) {
    const attempt = await tryBinding(row, require);
    if ('binding' in attempt) return attempt.binding;
    failures.push(attempt.failure);
  }
  const reasons = failures.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
  const remedy = bestRemedy(failures);
  const message = `no PC/SC binding loads (${reasons}); mend it: ${remedy}`;
  throw new PcscError('BINDING_MISSING', message, undefined, remedy);
}

/** Of the one with prebuilt binaries, unless one is there that only lacks a little. */
function bestRemedy(failures: readonly BindingFailure[]): string {
  const chosen = failures.find(({ installed }) => installed) ?? failures.at(-1);
  return chosen?.remedy ?? '';
}

function chosenRows(forced: string | undefined): readonly BindingRow[] {
  if (forced === undefined || forced === '') return BINDINGS;
  const rows = BINDINGS.filter(({ name }) => name === forced);
  if (rows.length > 0) return rows;
  const known = BINDINGS.map(({ name }) => name).join(' or ');
  throw new PcscError(
    'BINDING_MISSING',
    `SSCARD_PCSC names '${forced}', which is no PC/SC binding; it can be ${known}`,
  );
}
