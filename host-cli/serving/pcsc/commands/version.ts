import { answer, type Command } from '../command.js';
import { MESSAGES } from '../message-table.js';
import { dialectOf, NEWEST_MINOR, PROTOCOL_MAJOR } from '../protocol-version.js';
import { RC } from '../return-code-table.js';

const message = MESSAGES.VERSION;
const FIELDS = message.fields;

/** From here on the connection speaks its client's dialect; one that is unknown here is told the newest that is not. */
export const version: Command = {
  message,
  serve(session, body) {
    const dialect = dialectOf(body.readInt32LE(FIELDS.major), body.readInt32LE(FIELDS.minor));
    if (dialect !== undefined) {
      session.minor = dialect;
      return answer(body, FIELDS.returnCode, RC.SUCCESS);
    }
    const reply = answer(body, FIELDS.returnCode, RC.SERVICE_STOPPED);
    reply.writeInt32LE(PROTOCOL_MAJOR, FIELDS.major);
    reply.writeInt32LE(NEWEST_MINOR, FIELDS.minor);
    return reply;
  },
};
