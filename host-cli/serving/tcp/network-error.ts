import { systemCode } from '../../errors/file-error.js';

/** What the operating system says of a connection or a port, in words. */
const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is in use',
  EADDRNOTAVAIL: 'the address is none of this machine',
  EACCES: 'permission denied',
  ECONNREFUSED: 'connection refused: nothing listens there',
  ECONNRESET: 'the other side broke the connection',
  EPIPE: 'the other side has closed the connection',
  ETIMEDOUT: 'no answer from the network',
  EHOSTUNREACH: 'no way to the host',
  ENETUNREACH: 'no way to the network',
  EHOSTDOWN: 'the host is down',
};

/** Codes of the resolver for a name that leads nowhere. */
const UNKNOWN_HOST: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NONAME', 'ENODATA']);

export function isUnknownHost(error: unknown): boolean {
  return UNKNOWN_HOST.has(systemCode(error) ?? '');
}

/** `connection refused: nothing listens there (ECONNREFUSED)` */
export function networkReason(error: unknown): string {
  const code = systemCode(error);
  if (code === undefined) return error instanceof Error ? error.message : String(error);
  const words = isUnknownHost(error) ? 'the host is not known' : REASONS[code];
  return words === undefined ? code : `${words} (${code})`;
}
