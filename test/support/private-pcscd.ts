import { type ChildProcess, type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { type Need, program, works } from './programs.js';

const ROOT = join(import.meta.dirname, '../..');
const DRIVER = process.env.SSCARD_VPCD_DRIVER ?? '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
/** Debian's own, for which python3-pyscard is. */
export const SYSTEM_PYTHON = '/usr/bin/python3';
const FIRST_PORT = 35_963;
const START_MS = 20_000;

/** What `startPrivatePcscd` and the clients of PC/SC that suites use come from. */
export const PCSC_NEEDS: readonly Need[] = [
  program('pcscd', 'pcscd'),
  { name: 'the vpcd driver', aptPackage: 'vsmartcard-vpcd', found: () => existsSync(DRIVER) },
  program('opensc-tool', 'opensc'),
  program('pcsc_scan', 'pcsc-tools'),
  program('scriptor', 'pcsc-tools'),
  works('pyscard', [SYSTEM_PYTHON, '-c', 'import smartcard'], 'python3-pyscard'),
  program('nsenter', 'util-linux'),
  works('the right to make namespaces (root)', ['unshare', '-mnp', '--fork', 'true']),
];

/** The reader names, two slots each, that the packaged configuration gives. */
export const VPCD_READERS = ['Virtual PCD 00 00', 'Virtual PCD 00 01'] as const;

export interface ProgramResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * A pcscd with the vpcd driver that nothing outside can see, nor it anything outside: a mount, network and process
 * namespace of its own. Everything in it ends with it, and it ends with this process.
 */
export interface PrivatePcscd {
  /** Runs a program inside, to its end. */
  run(
    command: string,
    argv: readonly string[],
    options?: { input?: string; timeoutMs?: number },
  ): ProgramResult;
  /** Starts a program inside. */
  spawn(command: string, argv: readonly string[]): ChildProcessByStdio<Writable, Readable, Readable>;
  startService(): Promise<void>;
  stopService(): Promise<void>;
  stop(): Promise<void>;
}

/** With `exec cat` the first process of the namespace lives as long as its standard input is open. */
const INSIDE = `set -e
mount -t tmpfs tmpfs /run
mkdir /run/pcscd
ip link set lo up 2>/dev/null || ${SYSTEM_PYTHON} -c '
import fcntl, socket, struct
fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh14x", b"lo", 0x49))'
echo ready
exec cat`;

/** Starts the service, too. */
export async function startPrivatePcscd(): Promise<PrivatePcscd> {
  const folder = mkdtempSync(join(tmpdir(), 'sscard-pcscd-'));
  writeFileSync(
    join(folder, 'vpcd'),
    `FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:0x${FIRST_PORT.toString(16)}\nLIBPATH ${DRIVER}\nCHANNELID 0x${FIRST_PORT.toString(16)}\n`,
  );
  const holder = spawn(
    'unshare',
    ['--mount', '--net', '--pid', '--fork', '--kill-child', '--mount-proc', 'sh', '-c', INSIDE],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  await firstOutput(holder);
  const first = readFileSync(`/proc/${holder.pid}/task/${holder.pid}/children`, 'utf8').trim();
  // Programs such as pcsc_scan keep a cache; it shall not be the user's.
  const env = { ...process.env, HOME: folder, XDG_CACHE_HOME: folder };
  const enter = ['--target', first, '--mount', '--net', '--pid', `--wd=${ROOT}`, '--'];

  const pcscd: PrivatePcscd = {
    run(command, argv, { input = '', timeoutMs = 60_000 } = {}) {
      const result = spawnSync('nsenter', [...enter, command, ...argv], {
        env,
        input,
        encoding: 'utf8',
        timeout: timeoutMs,
      });
      return { status: result.status ?? -1, stdout: result.stdout, stderr: result.stderr };
    },
    spawn: (command, argv) =>
      spawn('nsenter', [...enter, command, ...argv], { env, stdio: ['pipe', 'pipe', 'pipe'] }),
    async startService() {
      const service = spawn('nsenter', [...enter, 'pcscd', '-f', '-c', folder], { env, stdio: 'ignore' });
      await waitUntil('pcscd runs', () => {
        if (service.exitCode !== null) throw new Error(`pcscd ended with ${service.exitCode}`);
        return this.run('test', ['-S', '/run/pcscd/pcscd.comm']).status === 0;
      });
    },
    async stopService() {
      this.run('sh', ['-c', 'kill $(cat /run/pcscd/pcscd.pid)']);
      await waitUntil('pcscd ends', () => this.run('test', ['-e', '/run/pcscd/pcscd.pid']).status !== 0);
    },
    async stop() {
      const ended = holder.exitCode === null ? once(holder, 'exit') : Promise.resolve();
      holder.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    await pcscd.startService();
  } catch (error) {
    await pcscd.stop();
    throw error;
  }
  return pcscd;
}

/** Asks every 50 ms. */
export async function waitUntil(what: string, holds: () => boolean, timeoutMs = START_MS): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`waited ${timeoutMs / 1000} s in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function firstOutput(process: ChildProcess): Promise<void> {
  const outcome = await Promise.race([
    once(process.stdout!, 'data').then(() => 'ready'),
    once(process, 'exit').then(([code]) => `ended with ${code}`),
  ]);
  if (outcome !== 'ready') throw new Error(`no namespace for pcscd: unshare ${outcome}`);
}
