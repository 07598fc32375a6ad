import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type ProgramEnd, runProgram } from './run-program.js';

const ROOT = join(import.meta.dirname, '../..');
const SSCARD = ['--import', 'tsx', join(ROOT, 'host-cli/main.ts')];

export interface ServedCards {
  /** Runs `sscard` in a process of its own, as a client of the service by one binding. */
  sscard(binding: string, ...argv: readonly string[]): Promise<ProgramEnd>;
}

export interface ServedCardsOptions {
  /** Beside the cards: `--psam card`; the name of an image stands for its file. */
  readonly further?: readonly string[];
  /** Where the socket is; default: in a folder of its own. */
  readonly socket?: string;
}

/**
 * Card images behind the PC/SC service of `sscard serve --pcsc-socket`, in a process of its own: the bindings block
 * theirs. For the tests of the suite that calls it; card N has the readers `sscard contact 0N 00` and `sscard NFC 0N 01`.
 * @param images each file by its name, in the order in which they are served; made when the suite begins
 */
export function useServedCards(
  images: () => Readonly<Record<string, Uint8Array>>,
  { further = [], socket }: ServedCardsOptions = {},
): ServedCards {
  let folder = '';
  let path = '';
  let service: ChildProcess;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sscard-test-'));
    path = socket ?? join(folder, 'pcsc');
    const addresses = new Map<string, string>();
    for (const [name, image] of Object.entries(images())) {
      writeFileSync(join(folder, name), image);
      addresses.set(name, `sim:${join(folder, name)}`);
    }
    const more = further.map((word) => addresses.get(word) ?? word);
    const cards = [...addresses].filter(([name]) => !further.includes(name)).map(([, address]) => address);
    const argv = ['serve', ...cards, ...more, '--pcsc-socket', path];
    service = spawn(process.execPath, [...SSCARD, ...argv], {
      cwd: ROOT,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(service.stdout!, 'data');
  });
  afterAll(async () => {
    const ended = once(service, 'exit');
    service.stdin!.end('.quit\n');
    await ended;
    rmSync(folder, { recursive: true });
  });

  return {
    sscard: (binding, ...argv) => {
      const environment = { PCSCLITE_CSOCK_NAME: path, SSCARD_PCSC: binding };
      return runProgram(process.execPath, [...SSCARD, ...argv], environment);
    },
  };
}
