import type { Socket } from 'node:net';
import { ClientSession } from './client-session.js';
import { answer, type Command } from './command.js';
import { COMMANDS } from './command-list.js';
import { FrameParser } from './frame-parser.js';
import type { MessageDefinition } from './message-table.js';
import { pcscNotice } from './pcsc-notices.js';
import { ProtocolViolation } from './protocol-violation.js';
import { RC } from './return-code-table.js';
import type { HeldRequest, ServedReader } from './served-reader.js';
import type { ServiceState } from './service-state.js';

/** Above this much unread by the client no further request of his is served. */
const MAXIMUM_UNSENT_BYTES = 262_144;

const BY_CODE: readonly (Command | undefined)[] = (() => {
  const rows: Command[] = [];
  for (const command of COMMANDS) rows[command.message.code] = command;
  return rows;
})();

/** One client on its socket. */
export class Connection {
  readonly #session: ClientSession;
  readonly #parser = new FrameParser();
  #held: (HeldRequest & { readonly reader: ServedReader; readonly timer: NodeJS.Timeout }) | undefined;
  #closed = false;

  constructor(
    private readonly socket: Socket,
    private readonly service: ServiceState,
    private readonly holdMs: number,
  ) {
    this.#session = new ClientSession(service, (bytes) => this.#send(bytes));
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    // What went wrong on the way is always followed by 'close'.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#end());
  }

  close(): void {
    this.#end();
    this.socket.destroy();
  }

  #receive(chunk: Buffer): void {
    try {
      this.#parser.append(chunk);
      this.#serveAll();
    } catch (error) {
      this.#fail(error);
    }
  }

  #serveAll(): void {
    while (!this.#closed && this.#held === undefined) {
      if (this.socket.writableLength > MAXIMUM_UNSENT_BYTES) {
        this.#waitForReader();
        return;
      }
      const frame = this.#parser.next(this.#session.minor);
      if (frame === undefined) return;
      this.#serve(frame.message, frame.body, frame.data);
    }
  }

  #serve(message: MessageDefinition, body: Buffer, data: Buffer): void {
    const outcome = BY_CODE[message.code]!.serve(this.#session, body, data);
    if (outcome === undefined) return;
    if (Buffer.isBuffer(outcome)) this.#send(outcome);
    else if (outcome.owner?.session === this.#session) this.#send(sharingViolation(message, body));
    else this.#hold(outcome, message, Buffer.from(body), Buffer.from(data));
  }

  /** Serves the request when the reader is free, or says after a while that it is not. */
  #hold(reader: ServedReader, message: MessageDefinition, body: Buffer, data: Buffer): void {
    const finish = (reply: Buffer | undefined): void => {
      this.#release();
      if (reply !== undefined) this.#send(reply);
      this.#serveAll();
    };
    const guarded = (action: () => void) => (): void => {
      try {
        action();
      } catch (error) {
        this.#fail(error);
      }
    };
    const retry = guarded(() => {
      const outcome = BY_CODE[message.code]!.serve(this.#session, body, data);
      if (outcome === undefined || Buffer.isBuffer(outcome)) finish(outcome);
    });
    const giveUp = guarded(() => finish(sharingViolation(message, body)));
    this.#held = { reader, retry, timer: setTimeout(giveUp, this.holdMs) };
    reader.hold(this.#held);
  }

  #release(): void {
    if (this.#held === undefined) return;
    clearTimeout(this.#held.timer);
    this.#held.reader.letGo(this.#held);
    this.#held = undefined;
  }

  #waitForReader(): void {
    this.socket.pause();
    this.socket.once('drain', () => {
      this.socket.resume();
      this.#receive(Buffer.alloc(0));
    });
  }

  #send(bytes: Buffer): void {
    if (!this.#closed) this.socket.write(bytes);
  }

  #fail(error: unknown): void {
    const cutOff = error instanceof ProtocolViolation;
    this.service.notify(
      cutOff ? pcscNotice('CLIENT_CUT_OFF', error.message) : pcscNotice('SERVICE_FAULT', stackOf(error)),
    );
    this.close();
  }

  #end(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#release();
    this.#session.end();
  }
}

function sharingViolation(message: MessageDefinition, body: Buffer): Buffer {
  return answer(body, message.fields.returnCode!, RC.SHARING_VIOLATION);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
