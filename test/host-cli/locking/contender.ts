/**
 * A program that takes and gives back a lock, as often as it is told, and sometimes dies with it: while it holds the
 * lock, or while it is about to remove the lock of another that died. `node contender.js LOCK WITNESS ROUNDS`.
 * It ends with exit code 1 when it finds that it is not alone.
 */
import { readFileSync, readlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { giveBack, tryTake } from '../../../host-cli/locking/lock-file.js';
import { encodeHolder, thisProcess } from '../../../host-cli/locking/lock-holder.js';

const [lock = '', witness = '', rounds = ''] = process.argv.slice(2);
const text = encodeHolder(thisProcess('contender'));

function dieIn(one: number): void {
  if (Math.random() < 1 / one) process.kill(process.pid, 'SIGKILL');
}

/** Up to a millisecond, in which others may do what they must not. */
function linger(): void {
  const end = performance.now() + Math.random();
  while (performance.now() < end);
}

function dieOrLinger(): void {
  dieIn(3);
  linger();
}

function lives(pid: string): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function fail(problem: string): never {
  process.stdout.write(`${process.pid} holds the lock and ${problem}\n`);
  process.exit(1);
}

function enter(): void {
  const name = String(process.pid);
  try {
    writeFileSync(witness, name, { flag: 'wx' });
  } catch {
    const other = readFileSync(witness, 'utf8');
    if (other === '' || lives(other)) fail(`${other} holds it too`);
    writeFileSync(witness, name);
  }
}

for (let round = 0; round < Number(rounds); round++) {
  while (tryTake(lock, text, dieOrLinger) !== 'taken');
  enter();
  dieIn(40);
  linger();
  if (readFileSync(witness, 'utf8') !== String(process.pid)) fail('another came in');
  if (readlinkSync(lock) !== text) fail('it is of another');
  unlinkSync(witness);
  giveBack(lock, text);
}
