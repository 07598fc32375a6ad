import { CodecError } from '../../../apdu/codec/codec-error.js';
import { type CommandApdu, decodeCommand } from '../../../apdu/codec/command-apdu.js';
import type { ScriptExchange } from '../../../apdu/script/script-result.js';
import { commandFields, commandHex } from '../../../apdu/trace/decode-command.js';
import type { DecodedExchange } from '../../../apdu/trace/decoded-exchange.js';
import { hexByte } from '../../../apdu/trace/names.js';
import type { TraceDecoder } from '../../../apdu/trace/trace-decoder.js';
import type { Secrets } from './secrets.js';

/** An exchange as a report may show it: secrets are out of it. */
export interface ToldExchange {
  readonly decoded: DecodedExchange;
  /** False when the card lost its power or the link before an answer came. */
  readonly answered: boolean;
  readonly durationMs: number;
}

const NO_ANSWER = new Uint8Array(0);
const HEADER_BYTES = 4;
const STATUS_BYTES = 2;

/** Explains one exchange; every one of a run has to pass here, in order. What is secret in it is added to `secrets`. */
export function tellExchange(
  { command, response, durationMs, secret }: ScriptExchange,
  decoder: TraceDecoder,
  secrets: Secrets,
): ToldExchange {
  const seen = decoder.decode(command, response ?? NO_ANSWER);
  const decoded = secret === true ? withHiddenCommand(seen, command) : seen;
  if (hides(decoded.command.hex)) secrets.add(dataOf(command));
  if (hides(decoded.response.hex)) secrets.add(response!.subarray(0, -STATUS_BYTES));
  if (response !== undefined) return { decoded, answered: true, durationMs };
  return { decoded: { ...decoded, response: { hex: '', fields: [] } }, answered: false, durationMs };
}

/** Whether some of the bytes stand as `**`. */
export function hides(hex: string): boolean {
  return hex.includes('*');
}

/** What a script has declared secret stays so, whatever command carries it. */
function withHiddenCommand(exchange: DecodedExchange, bytes: Uint8Array): DecodedExchange {
  const { name, clause } = exchange.command;
  const command = parsed(bytes);
  const hidden: DecodedExchange['command'] = {
    hex: command === undefined ? hiddenAfterHeader(bytes) : commandHex(command, true),
    name,
    // The sentence may quote the data.
    sentence: name,
    fields: command === undefined ? [] : commandFields(command, exchange.language, true),
  };
  return { ...exchange, command: clause === undefined ? hidden : { ...hidden, clause } };
}

function hiddenAfterHeader(bytes: Uint8Array): string {
  return Array.from(bytes, (byte, index) => (index < HEADER_BYTES ? hexByte(byte) : '**')).join('');
}

function dataOf(bytes: Uint8Array): Uint8Array {
  return parsed(bytes)?.data ?? bytes.subarray(HEADER_BYTES);
}

function parsed(bytes: Uint8Array): CommandApdu | undefined {
  try {
    return decodeCommand(bytes);
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}
