/** Minor versions of the protocol, all of major 4: 4 up to PCSC lite 2.2, 5 from 2.3, 6 from 2.5. */
export type ProtocolMinor = 4 | 5 | 6;

export const PROTOCOL_MAJOR = 4;
export const OLDEST_MINOR: ProtocolMinor = 4;
export const NEWEST_MINOR: ProtocolMinor = 6;

/** The dialect of a client, which each connection speaks from then on; undefined for one that is not spoken here. */
export function dialectOf(major: number, minor: number): ProtocolMinor | undefined {
  if (major !== PROTOCOL_MAJOR || minor < OLDEST_MINOR || minor > NEWEST_MINOR) return undefined;
  return minor as ProtocolMinor;
}
