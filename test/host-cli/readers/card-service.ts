import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { BINDINGS, type Require, tryBinding } from '../../../host-cli/readers/bindings/load-binding.js';
import type { PcscBinding } from '../../../host-cli/readers/pcsc-binding.js';

export type Order = 'insert' | 'remove' | 'remove all' | 'stop' | 'start';

export interface CardService {
  readonly path: string;
  /** Resolves when it has been done. */
  order(order: Order): Promise<void>;
  end(): Promise<void>;
}

/** The socket that libpcsclite of this process uses: it looks once, so a test file has one for all its services. */
export function claimSocket(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sscard-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'pcsc');
  process.env.PCSCLITE_CSOCK_NAME = path;
  return path;
}

/** Two readers in a process of their own; see card-process.ts. */
export async function startCardService(path: string): Promise<CardService> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'card-process.ts'), path],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  await once(child.stdout, 'data');
  return {
    path,
    async order(order) {
      child.stdin.write(`${order}\n`);
      await once(child.stdout, 'data');
    },
    async end() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}

/** Where the bindings lie; a run on another Node.js has them built for it in a folder that SSCARD_TEST_BINDINGS names. */
export function bindingsRequire(): Require {
  const folder = process.env.SSCARD_TEST_BINDINGS;
  return createRequire(folder === undefined ? import.meta.url : join(folder, 'package.json'));
}

/** The suite once for each binding; one that does not load is left out with the reason, or fails where CI is set. */
export async function describeBindings(title: string, suite: (binding: PcscBinding) => void): Promise<void> {
  for (const row of BINDINGS) {
    const attempt = await tryBinding(row, bindingsRequire());
    if ('binding' in attempt) {
      describe(`${title} over ${row.name}`, () => suite(attempt.binding));
      continue;
    }
    const message = `${row.name}: ${attempt.failure.reason}; ${attempt.failure.remedy}`;
    test(`${title}: ${message}`, (context) => {
      if (process.env.CI) throw new Error(message);
      context.skip(message);
    });
  }
}

/** Names of those that load; a suite over both tells about the others. */
export async function loadedBindings(): Promise<string[]> {
  const attempts = await Promise.all(BINDINGS.map((row) => tryBinding(row, bindingsRequire())));
  return attempts.flatMap((attempt) => ('binding' in attempt ? [attempt.binding.name] : []));
}
