import type { Machine } from '../../../../host-cli/readers/doctor/machine.js';

const LIBRARY_FOLDER = '/usr/lib/x86_64-linux-gnu';

/** A Linux machine on which all is well, with pcscd 1.9 and without the virtual driver. */
export function machine(parts: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    nodeVersion: '22.1.0',
    environment: {},
    fileKind: (path) => (path === '/run/pcscd/pcscd.comm' ? 'socket' : 'none'),
    folder: (path) =>
      path === '/usr/lib' ? ['x86_64-linux-gnu'] : path === LIBRARY_FOLDER ? ['libpcsclite.so.1'] : [],
    text: () => 'sl local_address rem_address st\n 0: 0100007F:0050 00000000:0000 0A\n',
    output: async () => undefined,
    askSocket: async () => ({ kind: 'answer', bytes: Uint8Array.of(4, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0) }),
    ...parts,
  };
}
