import type { TraceDecoder } from '../trace/trace-decoder.js';
import { bytesText, HIDDEN_IN_COMMAND } from './byte-text.js';
import { firstDifference } from './command-match.js';
import type { ByteRange } from './session-event.js';

/** Bytes of a command that a message shows, at its beginning and around a difference. */
const SHOWN_BYTES = 16;
const HEADER_BYTES = ['CLA', 'INS', 'P1', 'P2', 'the length'];
const NO_ANSWER = new Uint8Array(0);

interface ToldCommand {
  name: string;
  /** Two digits a byte, `**` for a secret. */
  digits: readonly string[];
}

/**
 * What was recorded, what came instead, and the first byte that is another. Secrets of either stay hidden, whatever the
 * recording shows.
 */
export function tellDifference(
  command: Uint8Array,
  recorded: Uint8Array,
  hidden: readonly ByteRange[] | undefined,
  decoder: TraceDecoder,
): string {
  const wanted = told(recorded, decoder, hidden);
  const came = told(command, decoder);
  const place = firstDifference(command, recorded, hidden) ?? 0;
  return `the recording has ${shown(wanted, place)}; received ${shown(came, place)}; ${differing(wanted, came, place)}`;
}

/** Whether only what the command carries is another, so that it may be chosen anew by the program at each run. */
export function differsInDataAlone(
  command: Uint8Array,
  recorded: Uint8Array,
  hidden: readonly ByteRange[] | undefined,
): boolean {
  const place = firstDifference(command, recorded, hidden);
  return command.length === recorded.length && place !== undefined && place >= HEADER_BYTES.length;
}

/** `READ RECORD, 00 B2 01 2C 00` */
export function tellCommand(command: Uint8Array, decoder: TraceDecoder): string {
  return shown(told(command, decoder), 0);
}

function told(command: Uint8Array, decoder: TraceDecoder, hidden?: readonly ByteRange[]): ToldCommand {
  const { hex, name } = decoder.decode(command, NO_ANSWER).command;
  const digits = bytesText(command, hidden, HIDDEN_IN_COMMAND).split(' ');
  const decoded = hex.match(/../g) ?? [];
  const kept = digits.map((own, index) => (decoded[index] === '**' ? '**' : own));
  return {
    name: name === '' ? 'a command without a header' : name,
    digits: command.length === 0 ? [] : kept,
  };
}

function shown({ name, digits }: ToldCommand, place: number): string {
  if (digits.length <= 2 * SHOWN_BYTES) return `${name}, ${digits.join(' ') || 'no bytes'}`;
  const start = digits.slice(0, SHOWN_BYTES);
  const from = Math.max(SHOWN_BYTES, Math.min(place - SHOWN_BYTES / 4, digits.length - SHOWN_BYTES / 2));
  const around = digits.slice(from, from + SHOWN_BYTES / 2);
  const parts = [...start, ...(from > SHOWN_BYTES ? ['...'] : []), ...around];
  const end = from + around.length < digits.length ? ' ...' : '';
  return `${name}, ${parts.join(' ')}${end} (${digits.length} bytes)`;
}

function differing(wanted: ToldCommand, came: ToldCommand, place: number): string {
  if (place >= wanted.digits.length)
    return `it is longer: ${came.digits.length} bytes, not ${wanted.digits.length}`;
  if (place >= came.digits.length)
    return `it is shorter: ${came.digits.length} bytes, not ${wanted.digits.length}`;
  const name = HEADER_BYTES[place];
  const where = `byte ${place + 1}${name === undefined ? '' : ` (${name})`} is the first that differs`;
  const [own, other] = [wanted.digits[place]!, came.digits[place]!];
  return own === '**' || other === '**' ? where : `${where}: ${own} recorded, ${other} received`;
}
