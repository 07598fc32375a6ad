import type { ByteRange, HiddenBytes, SessionEvent } from '../../apdu/recording/session-event.js';
import type { TraceDecoder } from '../../apdu/trace/trace-decoder.js';

const HEADER_BYTES = 4;
const STATUS_BYTES = 2;
const NO_ANSWER = new Uint8Array(0);

/** Finds the secrets of a session where a trace would hide them: give it every event, in order. */
export class SecretFinder {
  constructor(private readonly decoder: TraceDecoder) {}

  /** The event, with its secret bytes marked. */
  mark(event: SessionEvent): SessionEvent {
    if (event.kind !== 'exchange' && event.kind !== 'failure') {
      if (event.kind !== 'tear') this.decoder.reset();
      return event;
    }
    const response = event.kind === 'exchange' ? event.response : NO_ANSWER;
    const decoded = this.decoder.decode(event.command, response);
    const command = hiddenIn(decoded.command.hex, event.command.length, HEADER_BYTES, 0);
    const answer = hiddenIn(decoded.response.hex, response.length, 0, STATUS_BYTES);
    const hidden: HiddenBytes = { ...(command && { command }), ...(answer && { response: answer }) };
    return command || answer ? { ...event, hidden } : event;
  }
}

/**
 * The bytes that are `**` in the hexadecimal of a trace. Text that is not that of so many bytes is not to be trusted:
 * then everything between head and tail is hidden.
 */
function hiddenIn(hex: string, bytes: number, head: number, tail: number): readonly ByteRange[] | undefined {
  if (hex.length !== 2 * bytes) {
    const count = bytes - head - tail;
    return count > 0 ? [{ offset: head, count }] : undefined;
  }
  if (!hex.includes('*')) return undefined;
  return [...hex.matchAll(/(\*\*)+/g)].map((match) => {
    return { offset: match.index / 2, count: match[0].length / 2 };
  });
}
