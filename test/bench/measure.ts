/** One measured line. Targets are those of the reference machine. */
export interface Row {
  readonly name: string;
  readonly perSecond: number;
  readonly target?: number;
}

export interface Work {
  readonly name: string;
  /** One call of the thing that is measured. */
  readonly run: () => unknown;
  readonly target?: number;
}

export interface Plan {
  readonly warmUpMs: number;
  readonly batchMs: number;
  readonly rounds: number;
}

const USUAL: Plan = { warmUpMs: 250, batchMs: 80, rounds: 7 };

/** Rounds go over everything in turn, so that a busy minute of the machine does not fall on one line. */
export function measureAll(work: readonly Work[], plan: Plan = USUAL): Row[] {
  const samples = work.map((): number[] => []);
  for (const { run } of work) callsPerSecond(run, plan.warmUpMs);
  for (let round = 0; round < plan.rounds; round++) {
    for (const [index, { run }] of work.entries()) samples[index]!.push(callsPerSecond(run, plan.batchMs));
  }
  return work.map(({ name, target }, index) => ({
    name,
    perSecond: median(samples[index]!),
    ...(target === undefined ? {} : { target }),
  }));
}

/** The built package under its own name: figures are those of what users install. */
export async function builtPackage<Module>(subpath: string): Promise<Module> {
  return (await import(`sscard/${subpath}`)) as Module;
}

export function printRows(title: string, rows: readonly Row[]): void {
  process.stdout.write(`\n${title}\n`);
  for (const { name, perSecond, target } of rows) {
    const share = target === undefined ? '' : `${Math.round((100 * perSecond) / target)} % of ${target}`;
    process.stdout.write(
      `  ${name.padEnd(56)}${Math.round(perSecond).toString().padStart(12)} /s  ${share}\n`,
    );
  }
}

/** Calls per second over at least `durationMs`. */
function callsPerSecond(run: () => unknown, durationMs: number): number {
  const start = performance.now();
  let calls = 0;
  let batch = 1;
  for (;;) {
    for (let i = 0; i < batch; i++) run();
    calls += batch;
    const elapsedMs = performance.now() - start;
    if (elapsedMs >= durationMs) return (calls * 1000) / elapsedMs;
    if (elapsedMs < 1) batch *= 2;
  }
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
