import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './measure.js';

const ROUNDS = 5;
const MAIN = join(import.meta.dirname, '../../dist/main.js');
/** 100,000 steps beside the four that select. */
const SCRIPT = `title A hundred thousand steps
case Reading again and again
send 00A404000F7378312E73682EC9E7BBE1B1A3D5CF
expect 61xx
send 00A4020002EF05
expect 9000
for n in 1..50000
send 00B2010412
expect 01 10 51 01 00 ... 9000
end
end
`;
const HEAD =
  'recorded 2026-01-01T00:00:00Z sscard bench\nreset contact\nexpect atr 3B 6D 00 00 00 81 54 43 53 86 60 51 01 00 00 00 01\n';
const EXCHANGE =
  'send 00 B2 01 04 12\nexpect 01 10 51 01 00 D1 56 00 00 05 00 00 00 01 D2 47 70 B4 90 00\ntook 0.612 ms\n';

interface Measured {
  readonly seconds: number;
  readonly peakMegabytes: number;
}

/** GNU time (Debian: time) tells the peak of memory. */
function measured(argv: readonly string[]): Measured {
  const start = performance.now();
  const timed = ['-f', '%M', process.execPath, MAIN, ...argv];
  const run: SpawnSyncReturns<string> = spawnSync('/usr/bin/time', timed, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (run.status !== 0) throw new Error(`sscard ${argv.join(' ')}: ${run.stderr}`);
  return { seconds: (performance.now() - start) / 1000, peakMegabytes: Number(run.stderr.trim()) / 1024 };
}

function row(name: string, { seconds, peakMegabytes }: Measured, limit: string): void {
  const figures = `${seconds.toFixed(2).padStart(8)} s${peakMegabytes.toFixed(0).padStart(6)} MiB`;
  process.stdout.write(`  ${name.padEnd(44)}${figures}${limit}\n`);
}

function medianOf(argv: readonly string[]): Measured {
  const all = Array.from({ length: ROUNDS }, () => measured(argv));
  return {
    seconds: median(all.map(({ seconds }) => seconds)),
    peakMegabytes: median(all.map(({ peakMegabytes }) => peakMegabytes)),
  };
}

/** @param megabytes of the recording that is decoded; 1000 is that of the record */
export function benchScripts(megabytes = 100): void {
  const folder = mkdtempSync(join(tmpdir(), 'sscard-bench-'));
  const path = (name: string): string => join(folder, name);
  try {
    process.stdout.write('\nScripts, whole processes on the simulator\n');
    writeFileSync(path('steps.apdu'), SCRIPT);
    const reports = `html=${path('r.html')},junit=${path('r.xml')}`;
    row('100,000 steps', medianOf(['run', path('steps.apdu')]), '  limit 2 s');
    row(
      '100,000 steps, HTML and JUnit',
      medianOf(['run', path('steps.apdu'), '--report', reports]),
      '  limit 4 s',
    );
    writeRecording(path('big.rec'), megabytes);
    const decoded = measured(['decode', path('big.rec')]);
    const rate = statSync(path('big.rec')).size / 1e6 / decoded.seconds;
    row(`a recording of ${megabytes} MB decoded`, decoded, `  ${rate.toFixed(0)} MB a second`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeRecording(path: string, megabytes: number): void {
  const file = openSync(path, 'w');
  writeSync(file, HEAD);
  const part = EXCHANGE.repeat(10_000);
  for (let written = 0; written < megabytes * 1e6; written += part.length) writeSync(file, part);
  closeSync(file);
}
