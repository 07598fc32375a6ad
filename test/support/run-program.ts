import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { type Need, works } from './programs.js';

/** Debian's own interpreter has Debian's modules, whatever else is called python3 on the path. */
export const SYSTEM_PYTHON = '/usr/bin/python3';

export interface ProgramEnd {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs a program to its end without blocking this process, in which what it talks to may live. */
export function runProgram(
  file: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, LC_ALL: 'C', ...environment }, timeout: 30_000 };
    execFile(file, parameters, options, (error, output, errors) => {
      const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ exitCode, output, errors });
    });
  });
}

/** A package of npm that loads, of this project or of NODE_PATH. */
export function nodePackage(name: string): Need {
  const script = `require(${JSON.stringify(resolvePackage(name))})`;
  return works(`npm package ${name} (npm install --no-save ${name})`, [process.execPath, '-e', script]);
}

export function resolvePackage(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return name;
  }
}
