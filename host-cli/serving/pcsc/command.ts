import type { ClientSession } from './client-session.js';
import type { MessageDefinition } from './message-table.js';
import type { ServedReader } from './served-reader.js';

/**
 * What comes of a request: the bytes to answer, whole; undefined when the command has no answer or has sent it
 * itself; or the reader that must be free first, when another client has it for himself.
 */
export type Outcome = Buffer | ServedReader | undefined;

export interface Command {
  readonly message: MessageDefinition;
  /**
   * @param body the structure; a view that does not outlive the call
   * @param data what follows it; likewise
   * @throws ProtocolViolation when the connection must be closed
   */
  serve(session: ClientSession, body: Buffer, data: Buffer): Outcome;
}

/** The request's own structure with a return code in it. */
export function answer(body: Buffer, returnCodeAt: number, returnCode: number): Buffer {
  const reply = Buffer.from(body);
  reply.writeUInt32LE(returnCode, returnCodeAt);
  return reply;
}
