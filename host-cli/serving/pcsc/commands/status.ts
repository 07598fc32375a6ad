import { answer, type Command } from '../command.js';
import { MESSAGES } from '../message-table.js';

const message = MESSAGES.STATUS;
const { card: CARD, returnCode: RETURN_CODE } = message.fields;

/** The client reads ATR and state from the reader array; here it learns whether its card is still the same. */
export const status: Command = {
  message,
  serve(session, body) {
    const handle = session.handle(body.readInt32LE(CARD));
    if (handle.reader.busyFor(handle)) return handle.reader;
    return answer(body, RETURN_CODE, handle.event);
  },
};
