import type { Command } from '../command.js';
import { MESSAGES, READERS_BEFORE_4_6 } from '../message-table.js';
import { encodeReaders } from '../reader-record.js';

/** Always 16 records; a client of this command sees the first 16 readers. */
export const getReadersState: Command = {
  message: MESSAGES.GET_READERS_STATE,
  serve: ({ service }) => encodeReaders(service.readers, READERS_BEFORE_4_6),
};

export const getReadersStateSize: Command = {
  message: MESSAGES.GET_READERS_STATE_SIZE,
  serve({ service }) {
    const reply = Buffer.alloc(MESSAGES.GET_READERS_STATE_SIZE.replyBytes);
    reply.writeInt32LE(service.readerCount);
    return reply;
  },
};

export const getReadersStateArray: Command = {
  message: MESSAGES.GET_READERS_STATE_ARRAY,
  serve(session) {
    const { service, waiting } = session;
    session.send(encodeReaders(service.readers, service.readerCount));
    waiting.readersServed();
    return undefined;
  },
};
