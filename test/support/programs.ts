import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, test } from 'vitest';

/** Something of somebody else that a suite runs. */
export interface Need {
  readonly name: string;
  /** The package of Debian that has it; absent where no package helps. */
  readonly aptPackage?: string;
  found(): boolean;
}

/** A program on the path, or where programs of the system lie. */
export function program(name: string, aptPackage: string): Need {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return { name, aptPackage, found: () => folders.some((folder) => isExecutable(join(folder, name))) };
}

/** Something that is there when a command succeeds. */
export function works(name: string, command: readonly [string, ...string[]], aptPackage?: string): Need {
  const [file, ...rest] = command;
  const found = (): boolean => spawnSync(file, rest, { stdio: 'ignore' }).status === 0;
  return { name, found, ...(aptPackage !== undefined && { aptPackage }) };
}

/**
 * A suite that runs programs of others. Where one is missing it is skipped, with the command that installs it; where
 * `CI` is set it fails instead.
 */
export function describeWithPrograms(title: string, needs: readonly Need[], suite: () => void): void {
  const missing = needs.filter((need) => !need.found());
  if (missing.length === 0) {
    describe(title, suite);
    return;
  }
  const packages = [...new Set(missing.flatMap(({ aptPackage }) => aptPackage ?? []))];
  const cure = packages.length === 0 ? '' : `: apt-get install -y ${packages.join(' ')}`;
  const message = `missing ${missing.map(({ name }) => name).join(', ')}${cure}`;
  describe(title, () => {
    test(message, (context) => {
      if (process.env.CI) throw new Error(message);
      context.skip(message);
    });
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
