import { changePower, isDisposition } from '../card-power.js';
import { answer, type Command } from '../command.js';
import { MESSAGES } from '../message-table.js';
import { RC } from '../return-code-table.js';
import { DISPOSITION } from '../value-table.js';

const message = MESSAGES.DISCONNECT;
const { card: CARD, disposition: HOW, returnCode: RETURN_CODE } = message.fields;

/** To leave is always possible; to touch a card that another has for himself is not. */
export const disconnect: Command = {
  message,
  serve(session, body) {
    const handle = session.handle(body.readInt32LE(CARD));
    const { reader } = handle;
    const disposition = body.readUInt32LE(HOW);
    if (!isDisposition(disposition)) return answer(body, RETURN_CODE, RC.INVALID_VALUE);
    if (disposition !== DISPOSITION.LEAVE && reader.busyFor(handle)) return reader;
    changePower(reader, disposition, session.service.notify);
    session.handles.delete(handle.number);
    reader.disconnect(handle);
    return answer(body, RETURN_CODE, RC.SUCCESS);
  },
};
