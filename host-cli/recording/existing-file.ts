import { closeSync, openSync, readSync } from 'node:fs';
import { UsageError } from '../errors/usage-error.js';
import { statOf } from '../files/write-file.js';

/** What a file begins with tells what it is. */
const HEAD_BYTES = 4096;
const RECORDED = /^recorded\s/m;
/** pcapng, and pcap in both byte orders, with microseconds and nanoseconds. */
const CAPTURES = ['0a0d0d0a', 'a1b2c3d4', 'd4c3b2a1', 'a1b23c4d', '4d3cb2a1'];

interface Kind {
  readonly option: string;
  readonly name: string;
  readonly known: (head: Buffer) => boolean;
}

export const RECORDING: Kind = {
  option: '--record',
  name: 'recording',
  known: (head) => RECORDED.test(head.toString('latin1')),
};

export const CAPTURE: Kind = {
  option: '--pcap',
  name: 'capture',
  known: (head) => CAPTURES.includes(head.toString('hex', 0, 4)),
};

/**
 * A recording may replace a recording, but no card image, script or report whose path was typed by mistake.
 * @throws UsageError
 */
export function refuseToReplace(path: string, { option, name, known }: Kind): void {
  const before = statOf(path);
  if (before === undefined || !before.isFile() || before.size === 0) return;
  const head = headOf(path);
  if (head === undefined || known(head)) return;
  throw new UsageError(`${path} is there already and is no ${name}; ${option} replaces only a ${name}`);
}

/** Undefined for a file that cannot be read: whether it can be written is found out soon enough. */
function headOf(path: string): Buffer | undefined {
  const head = Buffer.alloc(HEAD_BYTES);
  try {
    const handle = openSync(path, 'r');
    try {
      return head.subarray(0, readSync(handle, head));
    } finally {
      closeSync(handle);
    }
  } catch {
    return undefined;
  }
}
