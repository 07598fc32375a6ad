import { MAXIMUM_HANDLES } from '../client-session.js';
import { answer, type Command } from '../command.js';
import { MESSAGES } from '../message-table.js';
import { RC } from '../return-code-table.js';

const message = MESSAGES.ESTABLISH_CONTEXT;
const { scope: SCOPE, context: CONTEXT, returnCode: RETURN_CODE } = message.fields;

/** User, terminal, system, and global of PCSC lite alone. */
const LAST_SCOPE = 3;

export const establishContext: Command = {
  message,
  serve(session, body) {
    if (body.readUInt32LE(SCOPE) > LAST_SCOPE) return answer(body, RETURN_CODE, RC.INVALID_VALUE);
    if (session.contexts.size >= MAXIMUM_HANDLES) return answer(body, RETURN_CODE, RC.NO_MEMORY);
    const context = session.service.newNumber();
    session.contexts.add(context);
    session.service.contexts.set(context, session);
    const reply = answer(body, RETURN_CODE, RC.SUCCESS);
    reply.writeUInt32LE(context, CONTEXT);
    return reply;
  },
};
