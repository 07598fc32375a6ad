import { changePower, isDisposition } from '../card-power.js';
import { answer, type Command } from '../command.js';
import { MESSAGES } from '../message-table.js';
import { namesProtocol } from '../protocol-choice.js';
import { RC } from '../return-code-table.js';
import { DISPOSITION, SHARE_MODE } from '../value-table.js';
import { agree, isShareMode, protocolOfDirect } from './connect.js';

const message = MESSAGES.RECONNECT;
const FIELDS = message.fields;

/** Clears what befell the card since; the one way on after RC.RESET_CARD and RC.REMOVED_CARD. */
export const reconnect: Command = {
  message,
  serve(session, body) {
    const handle = session.handle(body.readInt32LE(FIELDS.card));
    const { reader } = handle;
    const shareMode = body.readUInt32LE(FIELDS.shareMode);
    const preferred = body.readUInt32LE(FIELDS.preferredProtocols);
    const initialization = body.readUInt32LE(FIELDS.initialization);
    const refused = (returnCode: number) => answer(body, FIELDS.returnCode, returnCode);
    const direct = shareMode === SHARE_MODE.DIRECT;

    if (!isDisposition(initialization) || initialization === DISPOSITION.EJECT)
      return refused(RC.INVALID_VALUE);
    if (!isShareMode(shareMode)) return refused(RC.INVALID_VALUE);
    if (!direct && !namesProtocol(preferred)) return refused(RC.PROTOCOL_MISMATCH);
    if (reader.busyFor(handle)) return reader;
    if (shareMode === SHARE_MODE.EXCLUSIVE && reader.handles.size > 1) {
      // The client would ask again for ever; its own other connection cannot end while it waits for this answer.
      const others = [...reader.handles].filter((other) => other !== handle);
      return others.some((other) => other.session === session) ? refused(RC.SHARING_VIOLATION) : reader;
    }
    changePower(reader, initialization, session.service.notify);
    const protocol = direct ? protocolOfDirect(reader, preferred) : agree(session, reader, preferred);
    if (typeof protocol !== 'number') return refused(protocol.returnCode);
    handle.protocol = protocol;
    handle.event = RC.SUCCESS;
    reader.setExclusive(handle, shareMode === SHARE_MODE.EXCLUSIVE);
    const reply = answer(body, FIELDS.returnCode, RC.SUCCESS);
    reply.writeUInt32LE(protocol, FIELDS.activeProtocol);
    return reply;
  },
};
