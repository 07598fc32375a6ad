import { CardError } from '../../../../card-model/kernel/card-error.js';
import type { CardHandle } from '../card-handle.js';
import { answer, type Command } from '../command.js';
import { MESSAGES } from '../message-table.js';
import { pcscNotice } from '../pcsc-notices.js';
import { RC } from '../return-code-table.js';
import { PROTOCOL } from '../value-table.js';

const message = MESSAGES.TRANSMIT;
const FIELDS = message.fields;
const SHORTEST_COMMAND_BYTES = 4;
const NOTHING = new Uint8Array(0);

/** One command to the card: the one that must be fast. */
export const transmit: Command = {
  message,
  serve(session, body, data) {
    const handle = session.handle(body.readInt32LE(FIELDS.card));
    const { reader } = handle;
    if (reader.busyFor(handle)) return reader;
    const refused = refusal(handle, body.readUInt32LE(FIELDS.sendProtocol), data.length);
    if (refused !== RC.SUCCESS) return encode(body, refused, 0);
    let response: Uint8Array;
    try {
      // A copy: a card may keep what it is given.
      response = reader.slot.transmit(new Uint8Array(data));
    } catch (error) {
      if (!(error instanceof CardError && error.code === 'POWER_LOST')) {
        session.service.notify(pcscNotice('CARD_FAILED', `${reader.slot.name}: ${String(error)}`));
      }
      return encode(body, RC.NOT_TRANSACTED, 0);
    }
    if (response.length > body.readUInt32LE(FIELDS.receiveLength)) {
      return encode(body, RC.INSUFFICIENT_BUFFER, response.length);
    }
    return encode(body, RC.SUCCESS, response.length, response);
  },
};

function refusal(handle: CardHandle, protocol: number, length: number): number {
  if (length < SHORTEST_COMMAND_BYTES) return RC.INVALID_PARAMETER;
  if (handle.event !== RC.SUCCESS) return handle.event;
  const { slot } = handle.reader;
  if (slot.chip === undefined) return RC.NO_SMARTCARD;
  if (protocol !== handle.protocol && protocol !== PROTOCOL.RAW && protocol !== PROTOCOL.ANY_OLD) {
    return RC.PROTOCOL_MISMATCH;
  }
  return slot.powered ? RC.SUCCESS : RC.UNPOWERED_CARD;
}

/** Structure and answer in one piece, so that they are one write. */
function encode(body: Buffer, returnCode: number, length: number, response: Uint8Array = NOTHING): Buffer {
  if (response.length === 0) {
    const reply = answer(body, FIELDS.returnCode, returnCode);
    reply.writeUInt32LE(length, FIELDS.receiveLength);
    return reply;
  }
  const reply = Buffer.allocUnsafe(message.bodyBytes + response.length);
  reply.set(body);
  reply.writeUInt32LE(length, FIELDS.receiveLength);
  reply.writeUInt32LE(returnCode, FIELDS.returnCode);
  reply.set(response, message.bodyBytes);
  return reply;
}
