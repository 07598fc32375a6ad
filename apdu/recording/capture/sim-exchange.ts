import { concatBytes } from '../../bytes.js';
import { CommandView } from '../../codec/command-view.js';

/** A command and its answer as one run of bytes, the way GSMTAP has it. */
export interface SimExchange {
  bytes: Uint8Array;
  /** Whether the bytes of the command stand in it exactly as they were sent. */
  exact: boolean;
  /** Whether Wireshark's dissector of SIM commands reads it without stumbling. */
  readable: boolean;
}

const HEADER_BYTES = 4;
const STATUS_BYTES = 2;
/** Smallest packet with CLA, INS, P1, P2, P3 and a status word. */
const SMALLEST_BYTES = HEADER_BYTES + 1 + STATUS_BYTES;

/** Commands in whose data the dissector looks for what a SIM has there: other cards' data are taken for damage. */
const READ_AS_SIM: ReadonlySet<number> = new Set([0x10, 0x12, 0x14, 0x88, 0xc2]);
const SELECT = 0xa4;

/**
 * As T=0 has it on the wire: CLA INS P1 P2 P3, the data of the command or those of the answer, status word. So a
 * command without data has P3 = the count of bytes that came (a refused one 00), and the Le behind the data of a
 * command is left out: released dissectors take all data for those P3 counts. A command of extended length stands as
 * it was sent.
 */
export function simExchange(command: Uint8Array, response: Uint8Array): SimExchange {
  const view = new CommandView();
  const understood = view.parse(command);
  const arranged = understood ? arrangedCommand(view, command, response.length - STATUS_BYTES) : command;
  const bytes = concatBytes(arranged, response);
  const exact =
    arranged.length === command.length && arranged.every((byte, index) => byte === command[index]);
  return { bytes, exact, readable: understood && isReadable(view, bytes) };
}

/** The same of an answer to reset, whose bytes released dissectors take for a command. */
export function isReadableAnswerToReset(bytes: Uint8Array): boolean {
  const instruction = bytes[1];
  if (instruction === undefined || bytes.length < SMALLEST_BYTES) return false;
  return !READ_AS_SIM.has(instruction) && !COUNTED_BY_P3.has(instruction);
}

/** Commands of which the dissector shows P3 bytes, whether they are there or not. */
const COUNTED_BY_P3: ReadonlySet<number> = new Set([
  SELECT,
  ...[0x32, 0x78, 0xa2, 0xb0, 0xb2, 0xc0, 0xca, 0xd6, 0xdc, 0xf2],
]);

function arrangedCommand(view: CommandView, command: Uint8Array, answerBytes: number): Uint8Array {
  if (view.extended) return command;
  if (view.nc > 0) return command.subarray(0, view.dataOffset + view.nc);
  return concatBytes(command.subarray(0, HEADER_BYTES), Uint8Array.of(answerBytes & 0xff));
}

function isReadable({ ins, p1, nc, extended }: CommandView, bytes: Uint8Array): boolean {
  if (bytes.length < SMALLEST_BYTES || READ_AS_SIM.has(ins)) return false;
  // A file identifier is a number of two bytes for the dissector, however many there are.
  const selectsByIdentifier = ins === SELECT && ![0x03, 0x04, 0x08, 0x09].includes(p1);
  return !(selectsByIdentifier && !extended && nc > 4);
}
