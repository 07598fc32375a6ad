import { ATTRIBUTES } from '../attribute-table.js';
import { answer, type Command } from '../command.js';
import { ATTRIBUTE_BYTES, MESSAGES } from '../message-table.js';
import { ProtocolViolation } from '../protocol-violation.js';
import { RC } from '../return-code-table.js';

const FIELDS = MESSAGES.GET_ATTRIBUTE.fields;

export const getAttribute: Command = {
  message: MESSAGES.GET_ATTRIBUTE,
  serve(session, body) {
    const handle = session.handle(body.readInt32LE(FIELDS.card));
    const room = lengthOf(body);
    if (handle.reader.busyFor(handle)) return handle.reader;
    if (handle.event !== RC.SUCCESS) return answer(body, FIELDS.returnCode, handle.event);
    const code = body.readUInt32LE(FIELDS.attribute);
    const value = ATTRIBUTES.find((row) => row.code === code)?.value(handle.reader);
    if (value === undefined) return answer(body, FIELDS.returnCode, RC.NOT_TRANSACTED);
    const fits = value.length <= room;
    const reply = answer(body, FIELDS.returnCode, fits ? RC.SUCCESS : RC.INSUFFICIENT_BUFFER);
    reply.writeUInt32LE(value.length, FIELDS.valueLength);
    if (fits) reply.set(value, FIELDS.value);
    return reply;
  },
};

/** No attribute of these readers can be set. */
export const setAttribute: Command = {
  message: MESSAGES.SET_ATTRIBUTE,
  serve(session, body) {
    const handle = session.handle(body.readInt32LE(FIELDS.card));
    lengthOf(body);
    if (handle.reader.busyFor(handle)) return handle.reader;
    return answer(body, FIELDS.returnCode, handle.event === RC.SUCCESS ? RC.NOT_TRANSACTED : handle.event);
  },
};

function lengthOf(body: Buffer): number {
  const length = body.readUInt32LE(FIELDS.valueLength);
  if (length <= ATTRIBUTE_BYTES) return length;
  throw new ProtocolViolation(`an attribute has at most ${ATTRIBUTE_BYTES} bytes, not ${length}`);
}
