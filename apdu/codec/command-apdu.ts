import { CodecError } from './codec-error.js';
import { CommandView, MAX_NC, MAX_NE } from './command-view.js';

export { CommandView } from './command-view.js';

export type CommandForm = 'short' | 'extended';

/** A command in counts: Nc is `data.length`, Ne is `ne`; the bytes Lc and Le exist only in the coding. */
export interface CommandApdu {
  cla: number;
  ins: number;
  p1: number;
  p2: number;
  /** 0 to 65535 bytes. */
  data: Uint8Array;
  /** Largest count of bytes wanted back: 0 none, else 1 to 65536. */
  ne: number;
  /** How lengths are written. A command without data and without Ne has one coding only and reads as `short`. */
  form: CommandForm;
}

/** What `encodeCommand` needs: data default to none, Ne to 0, the form to the short one where it fits. */
export interface CommandFields {
  cla: number;
  ins: number;
  p1: number;
  p2: number;
  data?: Uint8Array;
  ne?: number;
  form?: CommandForm;
}

/**
 * A command from its bytes; the data are a copy.
 * @throws CodecError `COMMAND_MALFORMED` for anything that is none of the seven cases of ISO/IEC 7816-3:2006, 12.1.3.
 */
export function decodeCommand(bytes: Uint8Array): CommandApdu {
  const view = new CommandView();
  if (!view.parse(bytes)) throw malformed(bytes);
  return commandFromView(view);
}

/** The command a view has just read, as a value of its own. */
export function commandFromView(view: CommandView): CommandApdu {
  return {
    cla: view.cla,
    ins: view.ins,
    p1: view.p1,
    p2: view.p2,
    data: view.bytes.slice(view.dataOffset, view.dataOffset + view.nc),
    ne: view.ne,
    form: view.extended ? 'extended' : 'short',
  };
}

/** @throws CodecError `COMMAND_OUT_OF_RANGE` for a header byte, a length or a form that cannot be written. */
export function encodeCommand(command: CommandFields): Uint8Array {
  const data = command.data ?? new Uint8Array(0);
  const nc = data.length;
  const ne = command.ne ?? 0;
  for (const name of ['cla', 'ins', 'p1', 'p2'] as const)
    requireRange(name.toUpperCase(), command[name], 255);
  requireRange('Nc', nc, MAX_NC);
  requireRange('Ne', ne, MAX_NE);
  const fitsShort = nc <= 255 && ne <= 256;
  if (command.form === 'short' && !fitsShort) {
    const lengths = `Nc ${nc} and Ne ${ne} need the extended form; the short one ends at Nc 255 and Ne 256`;
    throw new CodecError('COMMAND_OUT_OF_RANGE', lengths);
  }
  const extended = command.form === 'extended' || !fitsShort;

  const bytes = [command.cla, command.ins, command.p1, command.p2];
  if (extended && (nc > 0 || ne > 0)) bytes.push(0);
  if (nc > 0) pushLength(bytes, nc, extended);
  const tail: number[] = [];
  if (ne > 0) pushLength(tail, ne, extended);

  const encoded = new Uint8Array(bytes.length + nc + tail.length);
  encoded.set(bytes);
  encoded.set(data, bytes.length);
  encoded.set(tail, bytes.length + nc);
  return encoded;
}

/** The largest Ne of a form has all bits of its Le field 0. */
function pushLength(bytes: number[], count: number, extended: boolean): void {
  if (extended) bytes.push((count >> 8) & 0xff);
  bytes.push(count & 0xff);
}

function requireRange(name: string, value: number, maximum: number): void {
  if (Number.isInteger(value) && value >= 0 && value <= maximum) return;
  throw new CodecError(
    'COMMAND_OUT_OF_RANGE',
    `${name} is ${value}; it must be a whole number from 0 to ${maximum}`,
  );
}

function malformed(bytes: Uint8Array): CodecError {
  const length = bytes.length;
  if (length < 4) {
    return new CodecError(
      'COMMAND_MALFORMED',
      `a command has at least 4 bytes (CLA INS P1 P2); this one has ${length}`,
      length,
    );
  }
  if (bytes[4] !== 0) {
    const nc = bytes[4]!;
    const message = `Lc says ${nc} data bytes, so the command has ${5 + nc} or ${6 + nc} bytes; this one has ${length}`;
    return new CodecError('COMMAND_MALFORMED', message, 4);
  }
  if (length < 7) {
    return new CodecError(
      'COMMAND_MALFORMED',
      `Lc 00 begins an extended length of 3 bytes; only ${length - 4} are there`,
      4,
    );
  }
  const nc = (bytes[5]! << 8) | bytes[6]!;
  if (nc === 0) {
    return new CodecError(
      'COMMAND_MALFORMED',
      'the extended Lc is 0 and bytes follow it; a command without data has no Lc',
      5,
    );
  }
  const message = `the extended Lc says ${nc} data bytes, so the command has ${7 + nc} or ${9 + nc} bytes; this one has ${length}`;
  return new CodecError('COMMAND_MALFORMED', message, 5);
}
