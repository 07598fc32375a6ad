import type { Command } from '../command.js';
import { MESSAGES, READERS_BEFORE_4_6 } from '../message-table.js';
import { encodeReaders } from '../reader-record.js';

export const waitForChange: Command = {
  message: MESSAGES.WAIT_FOR_CHANGE,
  serve(session) {
    session.waiting.begin(session.minor);
    return session.minor < 6 ? encodeReaders(session.service.readers, READERS_BEFORE_4_6) : undefined;
  },
};

export const stopWaiting: Command = {
  message: MESSAGES.STOP_WAITING,
  serve: ({ waiting }) => waiting.stop(),
};

/** The list of readers is made once, so that it has had no event. */
export const getReaderEvents: Command = {
  message: MESSAGES.GET_READER_EVENTS,
  serve(session) {
    session.send(Buffer.alloc(MESSAGES.GET_READER_EVENTS.replyBytes));
    session.waiting.eventsServed();
    return undefined;
  },
};
