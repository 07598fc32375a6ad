import { chmodSync, lstatSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { resolve } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { systemReason } from '../../errors/file-error.js';
import type { CardSlot } from '../card-slot.js';
import type { NoticeListener } from '../notice.js';
import { ServingError } from '../serving-error.js';
import { Connection } from './connection.js';
import { pcscNotice } from './pcsc-notices.js';
import { PCSC_TIMING, type PcscTiming } from './pcsc-timing.js';
import { ServiceState } from './service-state.js';
import { claimSocketPath, removeSocket } from './socket-path.js';

/** Programs at a time; each context of a program takes one connection. pcscd allows as many. */
export const MAXIMUM_CONNECTIONS = 200;
/** Bound by what clients before 4:6 can be told is 16; those of 4:6 see as many as this. */
export const MAXIMUM_READERS = 255;

const OWNER_ONLY_MASK = 0o177;
const OWNER_ONLY = 0o600;

export interface ServePcscSocketOptions {
  readonly notify?: NoticeListener;
  readonly timing?: PcscTiming;
}

export interface PcscSocketService {
  /** Absolute. */
  readonly path: string;
  /** The line that makes programs started in the same shell see the readers. */
  readonly exportLine: string;
  /** Cuts off all clients and removes the socket; the slots and their cards stay. */
  close(): Promise<void>;
}

/**
 * The service protocol of PCSC lite on a Unix socket, for programs with PCSCLITE_CSOCK_NAME set to it. The list of
 * readers stays; cards may come and go.
 * @param readers those of nobody else, each name once
 * @param path of the socket, whose folder must exist
 * @throws ServingError READER_COUNT, READER_NAME_TAKEN, SOCKET_PATH_TOO_LONG, SOCKET_PATH_IN_USE,
 * SOCKET_PATH_NOT_A_SOCKET, SOCKET_PATH_UNUSABLE
 */
export async function servePcscSocket(
  readers: readonly CardSlot[],
  path: string,
  { notify = () => undefined, timing = PCSC_TIMING }: ServePcscSocketOptions = {},
): Promise<PcscSocketService> {
  checkReaders(readers);
  const absolute = resolve(path);
  await claimSocketPath(absolute);
  const server = createServer();
  server.maxConnections = MAXIMUM_CONNECTIONS;
  await listen(server, absolute);
  const inode = lstatSync(absolute).ino;
  const remove = (): void => removeSocket(absolute, inode);
  process.once('exit', remove);

  const state = new ServiceState(readers, notify, timing.powerOffAfterMs);
  const connections = new Set<Connection>();
  server.on('connection', (socket) => {
    const connection = new Connection(socket, state, timing.holdMs);
    connections.add(connection);
    socket.on('close', () => connections.delete(connection));
  });
  server.on('drop', () => notify(pcscNotice('CLIENT_TURNED_AWAY', `${MAXIMUM_CONNECTIONS}`)));
  server.on('error', (error) => notify(pcscNotice('SOCKET_FAILED', systemReason(error))));

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= new Promise<void>((done) => {
      process.removeListener('exit', remove);
      remove();
      server.close(() => done());
      for (const connection of connections) connection.close();
      state.close();
    });
    return closing;
  };
  return { path: absolute, exportLine: `export PCSCLITE_CSOCK_NAME=${quoted(absolute)}`, close };
}

function checkReaders(readers: readonly CardSlot[]): void {
  if (readers.length === 0 || readers.length > MAXIMUM_READERS) {
    throw new ServingError(
      'READER_COUNT',
      `a service offers 1 to ${MAXIMUM_READERS} readers, not ${readers.length}`,
    );
  }
  const names = new Set<string>();
  for (const { name } of readers) {
    if (names.has(name)) throw new ServingError('READER_NAME_TAKEN', `two readers have the name '${name}'`);
    names.add(name);
  }
}

/** Resolves when clients can connect; the file is its owner's alone from its first moment. */
function listen(server: Server, path: string): Promise<void> {
  return new Promise((done, failed) => {
    const onError = (error: Error): void => {
      failed(
        new ServingError(
          'SOCKET_PATH_UNUSABLE',
          `${path}: no socket can be made there: ${systemReason(error)}`,
          error,
        ),
      );
    };
    server.once('error', onError);
    server.once('listening', () => {
      server.removeListener('error', onError);
      chmodSync(path, OWNER_ONLY);
      done();
    });
    // The mask belongs to the whole process and only its main thread may set it; listen makes the file at once.
    const mask = isMainThread ? process.umask(OWNER_ONLY_MASK) : undefined;
    try {
      server.listen(path);
    } finally {
      if (mask !== undefined) process.umask(mask);
    }
  });
}

/** For any shell of the Bourne family. */
function quoted(path: string): string {
  return /^[\w./:@%+,-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
