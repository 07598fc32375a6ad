import type { Finding } from './finding.js';
import type { Machine } from './machine.js';

/** Where the virtual driver waits for cards; 35964 is its second slot. */
export const VIRTUAL_DRIVER_PORT = 35_963;

const LISTENS = '0A';

/**
 * Reads who listens and connects to nobody, as that would be a card to the driver.
 * @param driverExpected whether driver and service are there, so that the driver should be the one who listens
 */
export function checkVirtualDriverPort(machine: Machine, driverExpected: boolean): Finding | undefined {
  const tables = ['/proc/net/tcp', '/proc/net/tcp6']
    .map((path) => machine.text(path))
    .filter((table) => table !== undefined);
  if (tables.length === 0) return undefined;
  const taken = tables.some((table) => listeningPorts(table).has(VIRTUAL_DRIVER_PORT));
  const subject = 'virtual-driver-port';
  const port = `port ${VIRTUAL_DRIVER_PORT}`;
  if (driverExpected) {
    if (taken) return { subject, state: 'good', told: `${port} is open, as the virtual driver has it` };
    const told = `the virtual driver does not listen at ${port}: pcscd was started before it was installed, or sleeps`;
    return { subject, state: 'note', told, remedy: 'sudo systemctl restart pcscd' };
  }
  if (!taken) return { subject, state: 'good', told: `${port} is free` };
  return {
    subject,
    state: 'note',
    told: `${port} is taken by another program: the reader of the virtual driver will not appear, without a word`,
    remedy: `sudo ss -ltnp 'sport = :${VIRTUAL_DRIVER_PORT}'`,
  };
}

/** Of a table of the kernel: `local_address` is `address:port` in hexadecimal, `st` the state. proc(5) */
function listeningPorts(table: string): Set<number> {
  const ports = new Set<number>();
  for (const line of table.split('\n').slice(1)) {
    const [, local = '', , state] = line.trim().split(/\s+/);
    if (state === LISTENS) ports.add(Number.parseInt(local.slice(local.indexOf(':') + 1), 16));
  }
  return ports;
}
