import { answer, type Command } from '../command.js';
import { MESSAGES } from '../message-table.js';
import { RC } from '../return-code-table.js';

const message = MESSAGES.BEGIN_TRANSACTION;
const { card: CARD, returnCode: RETURN_CODE } = message.fields;

export const beginTransaction: Command = {
  message,
  serve(session, body) {
    const handle = session.handle(body.readInt32LE(CARD));
    const { reader } = handle;
    if (reader.busyFor(handle)) return reader;
    if (handle.event === RC.SUCCESS) reader.beginTransaction(handle);
    return answer(body, RETURN_CODE, handle.event);
  },
};
