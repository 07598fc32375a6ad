import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { median } from './measure.js';

const ROUNDS = 15;
const root = join(import.meta.dirname, '../..');
const main = join(root, 'dist/main.js');
const keys = join(root, 'fixtures/personalisation/gen3-demo.json');

const PROGRAMS = [
  { name: 'node -e 0', args: ['-e', '0'] },
  { name: 'sscard --version', args: [main, '--version'], limitMs: 40 },
  { name: 'sscard read', args: [main, 'read'], limitMs: 120 },
  { name: 'sscard read --keys', args: [main, 'read', '--keys', keys] },
] as const;

function wallMs(args: readonly string[]): number {
  const start = performance.now();
  spawnSync(process.execPath, args, { stdio: 'ignore' });
  return performance.now() - start;
}

/** Whole processes in turn, and what each takes beyond bare node. */
export function benchStartUp(): void {
  const samples = PROGRAMS.map((): number[] => []);
  for (let round = -1; round < ROUNDS; round++) {
    for (const [index, { args }] of PROGRAMS.entries()) {
      const elapsed = wallMs(args);
      if (round >= 0) samples[index]!.push(elapsed);
    }
  }
  const bare = median(samples[0]!);
  process.stdout.write('\nStart of the program, median wall time\n');
  for (const [index, program] of PROGRAMS.entries()) {
    const elapsed = median(samples[index]!);
    const limit = 'limitMs' in program ? `  limit ${program.limitMs} ms` : '';
    const beyond = `+${Math.round(elapsed - bare)} ms`;
    process.stdout.write(
      `  ${program.name.padEnd(24)}${Math.round(elapsed).toString().padStart(5)} ms  ${beyond}${limit}\n`,
    );
  }
}
