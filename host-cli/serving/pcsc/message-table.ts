import type { ProtocolMinor } from './protocol-version.js';

export interface MessageDefinition {
  /** The command number of the header. */
  readonly code: number;
  /** Length of the structure after the header; the reply has the same structure unless `replyBytes` says otherwise. */
  readonly bodyBytes: number;
  /** For commands without a body that are answered by a structure. */
  readonly replyBytes?: number;
  /** Offsets in the structure; each field has 4 bytes where `TEXT_FIELDS` does not name it. */
  readonly fields: Readonly<Record<string, number>>;
  /** The field that counts the bytes that follow the structure, which the header does not count. */
  readonly countOfData?: string;
  /** The first protocol minor that knows the command. */
  readonly since: ProtocolMinor;
}

/** Size of the structure and command number, 4 bytes each. */
export const HEADER_BYTES = 8;
/** The longest command, answer or control data. pcsclite.h, MAX_BUFFER_SIZE_EXTENDED. */
export const MAXIMUM_DATA_BYTES = 65_548;
/** A reader name with its NUL. pcsclite.h, MAX_READERNAME. */
export const READER_NAME_BYTES = 128;
/** Room for the value of an attribute. pcsclite.h, MAX_BUFFER_SIZE. */
export const ATTRIBUTE_BYTES = 264;

/** Fields that are not 4 bytes long. */
export const LONG_FIELDS: Readonly<Record<string, number>> = {
  readerName: READER_NAME_BYTES,
  value: ATTRIBUTE_BYTES,
};

const ATTRIBUTE_FIELDS = { card: 0, attribute: 4, value: 8, valueLength: 272, returnCode: 276 } as const;

/**
 * The structures of the protocol between libpcsclite and its service, in native byte order and layout.
 * Source: winscard_msg.h of PCSC lite 1.9.9, 2.3.3 and 2.5.1; the structures are the same in all of them.
 */
export const MESSAGES = {
  ESTABLISH_CONTEXT: { code: 0x01, bodyBytes: 12, fields: { scope: 0, context: 4, returnCode: 8 }, since: 4 },
  RELEASE_CONTEXT: { code: 0x02, bodyBytes: 8, fields: { context: 0, returnCode: 4 }, since: 4 },
  CONNECT: {
    code: 0x04,
    bodyBytes: 152,
    fields: {
      context: 0,
      readerName: 4,
      shareMode: 132,
      preferredProtocols: 136,
      card: 140,
      activeProtocol: 144,
      returnCode: 148,
    },
    since: 4,
  },
  RECONNECT: {
    code: 0x05,
    bodyBytes: 24,
    fields: {
      card: 0,
      shareMode: 4,
      preferredProtocols: 8,
      initialization: 12,
      activeProtocol: 16,
      returnCode: 20,
    },
    since: 4,
  },
  DISCONNECT: { code: 0x06, bodyBytes: 12, fields: { card: 0, disposition: 4, returnCode: 8 }, since: 4 },
  BEGIN_TRANSACTION: { code: 0x07, bodyBytes: 8, fields: { card: 0, returnCode: 4 }, since: 4 },
  END_TRANSACTION: {
    code: 0x08,
    bodyBytes: 12,
    fields: { card: 0, disposition: 4, returnCode: 8 },
    since: 4,
  },
  TRANSMIT: {
    code: 0x09,
    bodyBytes: 32,
    fields: {
      card: 0,
      sendProtocol: 4,
      sendControlLength: 8,
      sendLength: 12,
      receiveProtocol: 16,
      receiveControlLength: 20,
      receiveLength: 24,
      returnCode: 28,
    },
    countOfData: 'sendLength',
    since: 4,
  },
  CONTROL: {
    code: 0x0a,
    bodyBytes: 24,
    fields: { card: 0, controlCode: 4, sendLength: 8, receiveRoom: 12, returnedLength: 16, returnCode: 20 },
    countOfData: 'sendLength',
    since: 4,
  },
  STATUS: { code: 0x0b, bodyBytes: 8, fields: { card: 0, returnCode: 4 }, since: 4 },
  CANCEL: { code: 0x0d, bodyBytes: 8, fields: { context: 0, returnCode: 4 }, since: 4 },
  GET_ATTRIBUTE: { code: 0x0f, bodyBytes: 280, fields: ATTRIBUTE_FIELDS, since: 4 },
  SET_ATTRIBUTE: { code: 0x10, bodyBytes: 280, fields: ATTRIBUTE_FIELDS, since: 4 },
  VERSION: { code: 0x11, bodyBytes: 12, fields: { major: 0, minor: 4, returnCode: 8 }, since: 4 },
  /** Answered by 16 reader records. */
  GET_READERS_STATE: { code: 0x12, bodyBytes: 0, fields: {}, since: 4 },
  /** Answered by 16 reader records up to 4:5, by nothing since 4:6; the signal follows some time. */
  WAIT_FOR_CHANGE: {
    code: 0x13,
    bodyBytes: 0,
    replyBytes: 8,
    fields: { timeout: 0, returnCode: 4 },
    since: 4,
  },
  STOP_WAITING: { code: 0x14, bodyBytes: 0, replyBytes: 8, fields: { timeout: 0, returnCode: 4 }, since: 4 },
  GET_READER_EVENTS: {
    code: 0x15,
    bodyBytes: 0,
    replyBytes: 8,
    fields: { events: 0, returnCode: 4 },
    since: 5,
  },
  GET_READERS_STATE_SIZE: { code: 0x16, bodyBytes: 0, replyBytes: 4, fields: { count: 0 }, since: 6 },
  /** Answered by as many reader records as GET_READERS_STATE_SIZE said. */
  GET_READERS_STATE_ARRAY: { code: 0x17, bodyBytes: 0, fields: {}, since: 6 },
} as const satisfies Record<string, MessageDefinition>;

export type MessageName = keyof typeof MESSAGES;

/** What the reader array holds of each reader; an empty name marks a free place. */
export const READER_RECORD = {
  bytes: 184,
  fields: { name: 0, eventCounter: 128, state: 132, sharing: 136, atr: 140, atrLength: 176, protocol: 180 },
  atrRoom: 33,
} as const;

/** Records of the array up to 4:5, and the least that 4:6 is told. pcsclite.h, PCSCLITE_MAX_READERS_CONTEXTS. */
export const READERS_BEFORE_4_6 = 16;
