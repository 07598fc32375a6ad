import { answer, type Command } from '../command.js';
import { MESSAGES } from '../message-table.js';
import { RC } from '../return-code-table.js';
import { CONTROL_CODE } from '../value-table.js';

const message = MESSAGES.CONTROL;
const FIELDS = message.fields;

/** The reader has no feature of PC/SC part 10, and says so by an empty list; it knows no other control code. */
export const control: Command = {
  message,
  serve(session, body) {
    const handle = session.handle(body.readInt32LE(FIELDS.card));
    if (handle.reader.busyFor(handle)) return handle.reader;
    const known = body.readUInt32LE(FIELDS.controlCode) === CONTROL_CODE.GET_FEATURE_REQUEST;
    const returnCode = known ? handle.event : RC.UNSUPPORTED_FEATURE;
    const reply = answer(body, FIELDS.returnCode, returnCode);
    reply.writeUInt32LE(0, FIELDS.returnedLength);
    return reply;
  },
};
