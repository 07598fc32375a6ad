import { CardHandle } from '../card-handle.js';
import { ensurePower } from '../card-power.js';
import { type ClientSession, MAXIMUM_HANDLES } from '../client-session.js';
import { answer, type Command } from '../command.js';
import { MESSAGES, READER_NAME_BYTES } from '../message-table.js';
import { chooseProtocol, namesProtocol } from '../protocol-choice.js';
import { RC } from '../return-code-table.js';
import type { ServedReader } from '../served-reader.js';
import { PROTOCOL, SHARE_MODE } from '../value-table.js';

const message = MESSAGES.CONNECT;
const FIELDS = message.fields;

export const connect: Command = {
  message,
  serve(session, body) {
    const shareMode = body.readUInt32LE(FIELDS.shareMode);
    const preferred = body.readUInt32LE(FIELDS.preferredProtocols);
    const context = body.readUInt32LE(FIELDS.context);
    const reader = session.service.findReader(readerName(body));
    const refused = (returnCode: number) => answer(body, FIELDS.returnCode, returnCode);
    const direct = shareMode === SHARE_MODE.DIRECT;

    if (!direct && !namesProtocol(preferred)) return refused(RC.PROTOCOL_MISMATCH);
    if (!isShareMode(shareMode)) return refused(RC.INVALID_VALUE);
    if (!session.contexts.has(context)) return refused(RC.INVALID_HANDLE);
    if (reader === undefined) return refused(RC.UNKNOWN_READER);
    if (session.handles.size >= MAXIMUM_HANDLES) return refused(RC.NO_MEMORY);
    if (reader.exclusive || (shareMode === SHARE_MODE.EXCLUSIVE && reader.handles.size > 0)) {
      return refused(RC.SHARING_VIOLATION);
    }
    const protocol = direct ? protocolOfDirect(reader, preferred) : agree(session, reader, preferred);
    if (typeof protocol !== 'number') return refused(protocol.returnCode);

    const handle = new CardHandle(session.service.newNumber(), reader, session, context);
    handle.protocol = protocol;
    session.handles.set(handle.number, handle);
    reader.connect(handle, shareMode === SHARE_MODE.EXCLUSIVE);
    const reply = answer(body, FIELDS.returnCode, RC.SUCCESS);
    reply.writeInt32LE(handle.number, FIELDS.card);
    reply.writeUInt32LE(protocol, FIELDS.activeProtocol);
    return reply;
  },
};

/**
 * Powers the card and agrees on a protocol with it.
 * @returns one of `PROTOCOL`, or why there is none
 */
export function agree(
  session: ClientSession,
  reader: ServedReader,
  preferred: number,
): number | { returnCode: number } {
  if (reader.slot.chip === undefined) return { returnCode: RC.NO_SMARTCARD };
  if (reader.slot.mute) return { returnCode: RC.UNRESPONSIVE_CARD };
  const protocol = chooseProtocol(preferred, reader.available, reader.protocol);
  if (protocol === PROTOCOL.NONE) return { returnCode: RC.PROTOCOL_MISMATCH };
  const returnCode = ensurePower(reader, session.service.notify);
  if (returnCode !== RC.SUCCESS) return { returnCode };
  if (protocol !== PROTOCOL.RAW) reader.protocol = protocol;
  return protocol;
}

/** Without a card there is nothing to agree on. */
export function protocolOfDirect(reader: ServedReader, preferred: number): number {
  return preferred & PROTOCOL.RAW ? PROTOCOL.RAW : reader.protocol;
}

export function isShareMode(value: number): boolean {
  return value >= SHARE_MODE.EXCLUSIVE && value <= SHARE_MODE.DIRECT;
}

function readerName(body: Buffer): string {
  const field = body.subarray(FIELDS.readerName, FIELDS.readerName + READER_NAME_BYTES);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? READER_NAME_BYTES - 1 : end);
}
