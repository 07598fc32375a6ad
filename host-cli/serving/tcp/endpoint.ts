import { UsageError } from '../../errors/usage-error.js';

/** A place on a network. */
export interface Endpoint {
  /** Name or IP address; an IPv6 address without brackets. */
  readonly host: string;
  /** 1 to 65535; 0 only where any free port will do. */
  readonly port: number;
}

const HIGHEST_PORT = 65_535;

/**
 * Reads `HOST:PORT`, `HOST`, `:PORT`, `PORT` or `[IPV6]:PORT`; what is left out comes from `missing`.
 * @throws UsageError for anything else
 */
export function parseEndpoint(text: string, missing: Endpoint, lowestPort: 0 | 1 = 1): Endpoint {
  const parts = /^(?:\[(?<address>[^\]]*)\]|(?<host>[^:[\]]*?))(?::(?<port>[^:]*))?$/.exec(
    text.trim(),
  )?.groups;
  if (parts === undefined) {
    throw new UsageError(
      `'${text}' is no HOST:PORT; write ${showEndpoint(missing)}, an IPv6 address in brackets`,
    );
  }
  const { address, host = '', port } = parts;
  if (address === undefined && port === undefined && /^\d+$/.test(host)) {
    return { host: missing.host, port: parsePort(host, text, lowestPort) };
  }
  return {
    host: (address ?? host) || missing.host,
    port: port === undefined ? missing.port : parsePort(port, text, lowestPort),
  };
}

export function showEndpoint({ host, port }: Endpoint): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** The place of the `index`-th card or slot: each has the next port. */
export function followingEndpoint({ host, port }: Endpoint, index: number): Endpoint {
  return { host, port: port === 0 ? 0 : port + index };
}

/** How many ports there are from that one on. */
export function portsFrom({ port }: Endpoint): number {
  return port === 0 ? Number.POSITIVE_INFINITY : HIGHEST_PORT - port + 1;
}

function parsePort(port: string, text: string, lowest: number): number {
  const number = Number(port);
  if (/^\d{1,5}$/.test(port) && number >= lowest && number <= HIGHEST_PORT) return number;
  throw new UsageError(
    `'${port}' in '${text}' is no port: a port is a number from ${lowest} to ${HIGHEST_PORT}`,
  );
}
