import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PCSC_NEEDS, startPrivatePcscd, VPCD_READERS } from '../support/private-pcscd.js';
import { startVpcdCards } from '../support/vpcd-card.js';

interface Figures {
  readonly connectMs: number;
  readonly commandUs: number;
}

const root = join(import.meta.dirname, '../..');
const CLIENT = join(import.meta.dirname, 'pcsclite-client.mjs');
const COMMANDS = 24_000;
/** The packaged driver takes 48 ms for each. */
const SLOW_COMMANDS = 40;
const LIMITS = { connectMs: 1, commandUs: 100 } as const;
const CLIENT_LIMIT_MS = 120_000;

const clientArguments = (reader: string, commands: number): string[] => [CLIENT, reader, String(commands)];

/** npm pcsclite through our own service, and beside it through pcscd with the packaged virtual driver. */
export async function benchPcsc(): Promise<void> {
  const own = await throughOwnService();
  if (!own) return;
  process.stdout.write('\nREAD BINARY 16 by npm pcsclite, medians\n');
  process.stdout.write(
    `  our service        ${own.commandUs.toFixed(0)} us a command (limit ${LIMITS.commandUs}), ` +
      `${own.connectMs.toFixed(2)} ms to connect (limit ${LIMITS.connectMs})\n` +
      `  its memory         ${own.memoryMiB.map((mebibytes) => mebibytes.toFixed(0)).join(' -> ')} MiB over 2 x ${COMMANDS} commands\n`,
  );
  const beside = await throughPcscd();
  if (!beside) return;
  process.stdout.write(
    `  pcscd and vpcd     ${beside.commandUs.toFixed(0)} us a command, ${beside.connectMs.toFixed(2)} ms to connect\n` +
      `  ratio              ${(beside.commandUs / own.commandUs).toFixed(0)} times faster\n`,
  );
}

async function throughOwnService(): Promise<(Figures & { memoryMiB: number[] }) | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'sscard-bench-'));
  const socket = join(folder, 'pcsc');
  const service = spawn(process.execPath, [join(root, 'dist/main.js'), 'serve', '--pcsc-socket', socket], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  try {
    while (!existsSync(socket) && service.exitCode === null) await pause(20);
    const environment = { ...process.env, PCSCLITE_CSOCK_NAME: socket };
    const memoryMiB: number[] = [];
    let figures: Figures | undefined;
    for (let run = 0; run < 3; run++) {
      figures = figuresOf(
        spawnSync(process.execPath, clientArguments('contact', COMMANDS), {
          env: environment,
          encoding: 'utf8',
          timeout: CLIENT_LIMIT_MS,
        }),
      );
      if (!figures) return undefined;
      memoryMiB.push(residentMiB(service));
    }
    return figures && { ...figures, memoryMiB };
  } finally {
    service.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function throughPcscd(): Promise<Figures | undefined> {
  const missing = PCSC_NEEDS.filter((need) => !need.found());
  if (missing.length > 0) {
    process.stdout.write(
      `  pcscd and vpcd     not measured, missing ${missing.map(({ name }) => name).join(', ')}\n`,
    );
    return undefined;
  }
  const pcscd = await startPrivatePcscd();
  try {
    const cards = await startVpcdCards(pcscd, { slots: [{}] });
    pcscd.run('opensc-tool', ['-l']);
    const figures = figuresOf(pcscd.run(process.execPath, clientArguments(VPCD_READERS[0]!, SLOW_COMMANDS)));
    await cards.stop();
    return figures;
  } finally {
    await pcscd.stop();
  }
}

/** Undefined, with the reason told, when the client could not run (no binding). */
function figuresOf({ stdout, stderr }: { stdout: string; stderr: string }): Figures | undefined {
  if (stdout.startsWith('{')) return JSON.parse(stdout) as Figures;
  process.stdout.write(
    `\nPC/SC: not measured: ${stderr.split('\n').find((line) => line.includes('rror')) ?? stderr}\n`,
  );
  return undefined;
}

/** Resident memory of a process; Linux only, as everything of PC/SC lite here. */
function residentMiB({ pid }: ChildProcess): number {
  const kibibytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kibibytes) / 1024;
}
