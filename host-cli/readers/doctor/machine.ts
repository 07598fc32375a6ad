import { execFile } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';

/** What of this machine is looked at; tests put another in its place. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** '20.19.0' */
  readonly nodeVersion: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  fileKind(path: string): 'none' | 'file' | 'folder' | 'socket';
  /** Names; none where there is no such folder. */
  folder(path: string): readonly string[];
  /** Undefined when it cannot be read. */
  text(path: string): string | undefined;
  /** What a program prints; undefined when it is missing or fails. */
  output(program: string, ...parameters: string[]): Promise<string | undefined>;
  /** Sends bytes to a Unix socket and waits for that many bytes of answer. */
  askSocket(path: string, request: Uint8Array, answerBytes: number): Promise<SocketAnswer>;
}

export type SocketAnswer =
  | { readonly kind: 'answer'; readonly bytes: Uint8Array }
  | { readonly kind: 'closed' | 'silent' }
  | { readonly kind: 'refused'; readonly code: string };

/** A service that is started by the first connection needs a while. */
const SILENT_AFTER_MS = 3000;

export function thisMachine(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Machine {
  return {
    platform: process.platform,
    nodeVersion: process.versions.node,
    environment,
    fileKind: (path) => {
      const file = attempt(() => lstatSync(path, { throwIfNoEntry: false }));
      if (file === undefined) return 'none';
      return file.isSocket() ? 'socket' : file.isDirectory() ? 'folder' : 'file';
    },
    folder: (path) => attempt(() => readdirSync(path)) ?? [],
    text: (path) => attempt(() => readFileSync(path, 'utf8')),
    output: (program, ...parameters) =>
      new Promise((resolve) => {
        execFile(program, parameters, (error, output) => resolve(error ? undefined : output));
      }),
    askSocket,
  };
}

function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

function askSocket(path: string, request: Uint8Array, answerBytes: number): Promise<SocketAnswer> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let received = Buffer.alloc(0);
    const end = (answer: SocketAnswer): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(SILENT_AFTER_MS, () => end({ kind: 'silent' }));
    socket.on('connect', () => socket.write(request));
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      if (received.length >= answerBytes) end({ kind: 'answer', bytes: received.subarray(0, answerBytes) });
    });
    socket.on('close', () => end({ kind: 'closed' }));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      end({ kind: 'refused', code: error.code ?? error.message }),
    );
  });
}
