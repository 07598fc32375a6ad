import { connect, type Socket } from 'node:net';
import {
  HEADER_BYTES,
  LONG_FIELDS,
  MESSAGES,
  type MessageDefinition,
  type MessageName,
  READER_RECORD,
} from '../../host-cli/serving/pcsc/message-table.js';
import { SHARE_MODE } from '../../host-cli/serving/pcsc/value-table.js';
import { bytes, hex } from './hex.js';

export type FieldValues = Readonly<Record<string, number | string | Uint8Array>>;

/** A reply: its fields as unsigned numbers, its long fields and the data after it as bytes. */
export interface Reply {
  readonly returnCode: number;
  readonly fields: Readonly<Record<string, number>>;
  readonly data: Buffer;
  readonly bytes: Buffer;
}

export interface ReaderRecord {
  name: string;
  eventCounter: number;
  state: number;
  sharing: number;
  atr: string;
  protocol: number;
}

/** The client side of the protocol, byte by byte, with nothing of the service's own code but its tables. */
export class PcscClient {
  #received = Buffer.alloc(0);
  #wanted: { count: number; resolve(bytes: Buffer): void; reject(error: Error): void } | undefined;
  readonly closed: Promise<void>;
  #isClosed = false;

  private constructor(readonly socket: Socket) {
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        this.#isClosed = true;
        this.#wanted?.reject(new Error('the service has closed the connection'));
        this.#wanted = undefined;
        resolve();
      });
    });
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#deliver();
    });
  }

  /** Only the connection: nothing is sent. */
  static open(path: string): Promise<PcscClient> {
    return new Promise((resolve, reject) => {
      const socket = connect(path);
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.removeListener('error', reject);
        resolve(new PcscClient(socket));
      });
    });
  }

  /** With VERSION and a context, as libpcsclite begins. */
  static async establish(path: string, minor = 4): Promise<PcscClient & { context: number }> {
    const client = await PcscClient.open(path);
    await client.call('VERSION', { major: 4, minor });
    const { fields } = await client.call('ESTABLISH_CONTEXT', { scope: 2 });
    return Object.assign(client, { context: fields.context! });
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Bytes that have come and nobody has asked for. */
  get unread(): number {
    return this.#received.length;
  }

  /** Bytes that will have come after the service has had time to send what it should not. */
  async unreadAfter(ms: number): Promise<number> {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return this.unread;
  }

  write(data: Uint8Array): void {
    this.socket.write(data);
  }

  send(name: MessageName, values: FieldValues = {}, data: Uint8Array = new Uint8Array(0)): void {
    this.write(encodeRequest(name, values, data));
  }

  read(count: number): Promise<Buffer> {
    if (this.#wanted !== undefined) throw new Error('somebody reads already');
    return new Promise((resolve, reject) => {
      this.#wanted = { count, resolve, reject };
      if (this.#isClosed && this.#received.length < count) {
        this.#wanted = undefined;
        reject(new Error('the service has closed the connection'));
      }
      this.#deliver();
    });
  }

  /** Request and reply, for messages whose reply is a structure. */
  async call(name: MessageName, values: FieldValues = {}, data?: Uint8Array): Promise<Reply> {
    this.send(name, values, data);
    return this.reply(name);
  }

  async reply(name: MessageName): Promise<Reply> {
    const message: MessageDefinition = MESSAGES[name];
    const body = await this.read(message.replyBytes ?? message.bodyBytes);
    const fields: Record<string, number> = {};
    for (const [field, offset] of Object.entries(message.fields)) {
      if (LONG_FIELDS[field] === undefined) fields[field] = body.readUInt32LE(offset);
    }
    const { returnCode = 0, receiveLength = 0, returnedLength = 0 } = fields;
    const follows = returnCode === 0 ? receiveLength + returnedLength : 0;
    return {
      returnCode,
      fields,
      data: follows === 0 ? Buffer.alloc(0) : await this.read(follows),
      bytes: body,
    };
  }

  async readers(count = 16): Promise<ReaderRecord[]> {
    return decodeReaders(await this.read(count * READER_RECORD.bytes));
  }

  /** @returns the card handle, of a connection that must succeed */
  async connectCard(
    this: PcscClient & { context: number },
    readerName: string,
    shareMode: number = SHARE_MODE.SHARED,
    preferredProtocols = 3,
  ): Promise<number> {
    const { returnCode, fields } = await this.tryConnect(readerName, shareMode, preferredProtocols);
    if (returnCode !== 0) throw new Error(`CONNECT answered ${returnCode.toString(16)}`);
    return fields.card!;
  }

  tryConnect(
    this: PcscClient & { context: number },
    readerName: string,
    shareMode: number = SHARE_MODE.SHARED,
    preferredProtocols = 3,
  ): Promise<Reply> {
    return this.call('CONNECT', { context: this.context, readerName, shareMode, preferredProtocols });
  }

  /** @returns the answer in hexadecimal, or the return code as `!80100068` */
  async transmit(card: number, command: string, values: FieldValues = {}): Promise<string> {
    const reply = await this.transmitReply(card, command, values);
    return reply.returnCode === 0 ? hex(reply.data) : `!${reply.returnCode.toString(16)}`;
  }

  transmitReply(card: number, command: string, values: FieldValues = {}): Promise<Reply> {
    const data = bytes(command);
    const all = { card, sendProtocol: 1, sendLength: data.length, receiveLength: 65_548, ...values };
    return this.call('TRANSMIT', all, data);
  }

  /** Ends the connection from this side. */
  close(): Promise<void> {
    this.socket.destroy();
    return this.closed;
  }

  #deliver(): void {
    const wanted = this.#wanted;
    if (wanted === undefined || this.#received.length < wanted.count) return;
    this.#wanted = undefined;
    const data = this.#received.subarray(0, wanted.count);
    this.#received = this.#received.subarray(wanted.count);
    wanted.resolve(data);
  }
}

export type EstablishedClient = Awaited<ReturnType<typeof PcscClient.establish>>;

export function encodeRequest(
  name: MessageName,
  values: FieldValues = {},
  data: Uint8Array = new Uint8Array(0),
): Buffer {
  const message: MessageDefinition = MESSAGES[name];
  const request = Buffer.alloc(HEADER_BYTES + message.bodyBytes);
  request.writeUInt32LE(message.bodyBytes);
  request.writeUInt32LE(message.code, 4);
  for (const [field, value] of Object.entries(values)) {
    const offset = message.fields[field];
    if (offset === undefined) throw new Error(`${name} has no field ${field}`);
    if (typeof value === 'number') request.writeUInt32LE(value >>> 0, HEADER_BYTES + offset);
    else request.set(typeof value === 'string' ? Buffer.from(value) : value, HEADER_BYTES + offset);
  }
  return Buffer.concat([request, data]);
}

export function decodeReaders(array: Buffer): ReaderRecord[] {
  const records: ReaderRecord[] = [];
  const { bytes: size, fields } = READER_RECORD;
  for (let start = 0; start < array.length; start += size) {
    const name = array.toString('utf8', start, array.indexOf(0, start));
    const atrAt = start + fields.atr;
    if (name === '') continue;
    records.push({
      name,
      eventCounter: array.readUInt32LE(start + fields.eventCounter),
      state: array.readUInt32LE(start + fields.state),
      sharing: array.readInt32LE(start + fields.sharing),
      atr: hex(array.subarray(atrAt, atrAt + array.readUInt32LE(start + fields.atrLength))),
      protocol: array.readUInt32LE(start + fields.protocol),
    });
  }
  return records;
}
