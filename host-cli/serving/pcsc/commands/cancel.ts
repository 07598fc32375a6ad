import { answer, type Command } from '../command.js';
import { MESSAGES } from '../message-table.js';
import { RC } from '../return-code-table.js';

const message = MESSAGES.CANCEL;
const { context: CONTEXT, returnCode: RETURN_CODE } = message.fields;

/** Comes on a connection of its own, with nothing before it. A context that does not wait is no error, as in 2.5. */
export const cancel: Command = {
  message,
  serve(session, body) {
    const waiter = session.service.contexts.get(body.readUInt32LE(CONTEXT));
    waiter?.waiting.cancel();
    return answer(body, RETURN_CODE, waiter === undefined ? RC.INVALID_HANDLE : RC.SUCCESS);
  },
};
