const ENDING_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

const finishers = new Set<() => void>();
const lastActs = new Set<() => void>();

/**
 * SIGINT and SIGTERM call `finish`, which brings the program to its end in its own time.
 * @returns ends the listening
 */
export function onEndingSignal(finish: () => void): () => void {
  return keep(finishers, finish);
}

/**
 * `act` is done right before this process ends, also by SIGINT or SIGTERM when nobody finishes on them.
 * @returns ends the listening
 */
export function beforeEnd(act: () => void): () => void {
  return keep(lastActs, act);
}

function keep(acts: Set<() => void>, act: () => void): () => void {
  if (finishers.size + lastActs.size === 0) listen();
  acts.add(act);
  return () => {
    if (acts.delete(act) && finishers.size + lastActs.size === 0) unlisten();
  };
}

function listen(): void {
  for (const signal of ENDING_SIGNALS) process.on(signal, end);
  process.on('exit', actLast);
}

function unlisten(): void {
  for (const signal of ENDING_SIGNALS) process.off(signal, end);
  process.off('exit', actLast);
}

function end(signal: NodeJS.Signals): void {
  if (finishers.size > 0) {
    for (const finish of [...finishers]) finish();
    return;
  }
  actLast();
  unlisten();
  // With nobody listening the signal ends the process as it would have without us.
  process.kill(process.pid, signal);
}

function actLast(): void {
  for (const act of [...lastActs]) act();
}
