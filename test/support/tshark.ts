import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from './programs.js';
import { runProgram } from './run-program.js';

/** Wireshark for the command line. */
export const TSHARK = program('tshark', 'tshark');

/** One packet as Wireshark understands it. */
export interface DissectedPacket {
  /** `raw:ip:udp:gsmtap:gsm_sim` */
  readonly protocols: string;
  /** Since 1970, in seconds. */
  readonly time: string;
  readonly comment: string;
  /** In hexadecimal, colons taken away. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Shown of each packet. */
const FIELDS = [
  'gsm_sim.apdu.ins',
  'gsm_sim.apdu.data',
  'gsm_sim.apdu.sw',
  'gsm_sim.aid',
  'gsm_sim.file_id',
  'gsm_sim.record_nr',
  'data.data',
  'ip.checksum.status',
  'udp.checksum.status',
] as const;

const SEPARATOR = '\t';

/** What Wireshark makes of a capture; throws when there is a word about any packet but its comment. */
export async function dissect(capture: Uint8Array): Promise<DissectedPacket[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sscard-tshark-'));
  try {
    const path = join(folder, 'capture.pcapng');
    writeFileSync(path, capture);
    return await dissectFile(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function dissectFile(path: string): Promise<DissectedPacket[]> {
  const checks = ['-o', 'ip.check_checksum:TRUE', '-o', 'udp.check_checksum:TRUE'];
  const damaged = '_ws.malformed || _ws.short || _ws.expert.severity >= 0x600000';
  const complaints = await tshark(['-r', path, ...checks, '-Y', damaged]);
  if (complaints !== '') throw new Error(`tshark complains about:\n${complaints.slice(0, 2000)}`);
  const columns = ['frame.protocols', 'frame.time_epoch', 'frame.comment', ...FIELDS];
  const shown = columns.flatMap((name) => ['-e', name]);
  const text = await tshark(['-r', path, ...checks, '-T', 'fields', '-E', 'occurrence=f', ...shown]);
  return text.split('\n').slice(0, -1).map(packetOf);
}

function packetOf(line: string): DissectedPacket {
  const [protocols = '', time = '', comment = '', ...values] = line.split(SEPARATOR);
  const fields = FIELDS.map((name, index) => [name, (values[index] ?? '').replaceAll(':', '')] as const);
  return { protocols, time, comment, fields: Object.fromEntries(fields) };
}

async function tshark(parameters: readonly string[]): Promise<string> {
  const { exitCode, output, errors } = await runProgram('tshark', ['-n', ...parameters]);
  if (exitCode !== 0) throw new Error(`tshark ended with ${exitCode}: ${errors}`);
  return output;
}
