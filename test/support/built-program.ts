import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'tsup';
import manifest from '../../package.json' with { type: 'json' };
import type { CliOptions, CliResult } from './cli.js';

const ROOT = join(import.meta.dirname, '../..');
/** Inside node_modules, so that the program finds its packages and nothing takes it for source. */
const CACHE = join(ROOT, 'node_modules/.cache');

/** The program as users get it: bundled, run by a Node of its own. */
export interface BuiltProgram {
  readonly main: string;
  run(argv: readonly string[], options?: CliOptions): CliResult;
  start(argv: readonly string[], environment?: Readonly<Record<string, string>>): ChildProcess;
  remove(): void;
}

export async function buildProgram(): Promise<BuiltProgram> {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'sscard-'));
  const { entry, format, target, platform, splitting } = manifest.tsup;
  await build({
    entry,
    format: format as ['esm'],
    target,
    platform: platform as 'node',
    splitting,
    outDir: join(folder, 'dist'),
    dts: false,
    clean: false,
    silent: true,
    config: false,
  });
  copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  const main = join(folder, 'dist/main.js');
  const environmentOf = (given: Readonly<Record<string, string>> = {}) => ({
    PATH: process.env.PATH,
    ...given,
  });
  return {
    main,
    run(argv, { input = '', environment } = {}) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...argv], {
        input,
        encoding: 'utf8',
        env: environmentOf(environment),
        cwd: ROOT,
        maxBuffer: 256 * 1024 * 1024,
      });
      return { status: status ?? -1, stdout, stderr };
    },
    start: (argv, environment) =>
      spawn(process.execPath, [main, ...argv], { cwd: ROOT, env: environmentOf(environment) }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
