import { answer, type Command } from '../command.js';
import { MESSAGES } from '../message-table.js';
import { RC } from '../return-code-table.js';

const message = MESSAGES.RELEASE_CONTEXT;
const { context: CONTEXT, returnCode: RETURN_CODE } = message.fields;

/** Cards of the context are released as when its connection is closed. */
export const releaseContext: Command = {
  message,
  serve(session, body) {
    const context = body.readUInt32LE(CONTEXT);
    if (!session.contexts.has(context)) return answer(body, RETURN_CODE, RC.INVALID_HANDLE);
    session.releaseContext(context);
    return answer(body, RETURN_CODE, RC.SUCCESS);
  },
};
