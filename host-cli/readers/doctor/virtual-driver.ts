import type { Finding } from './finding.js';
import type { Machine } from './machine.js';

const DRIVER = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
const PACKAGE = 'vsmartcard-vpcd';
/** Debian and Ubuntu have packaged 3.3, which sends length and command apart: some 48 ms a command. vsmartcard#252 */
const LAST_SLOW = [3, 3] as const;

export function hasVirtualDriver(machine: Machine): boolean {
  return machine.fileKind(DRIVER) !== 'none';
}

export async function checkVirtualDriver(machine: Machine): Promise<Finding | undefined> {
  if (machine.platform !== 'linux') return undefined;
  const subject = 'virtual-driver';
  if (!hasVirtualDriver(machine)) {
    const told = `${PACKAGE} is not installed; only sscard serve --vpcd needs it`;
    return { subject, state: 'note', told, remedy: `sudo apt-get install -y ${PACKAGE}` };
  }
  const version = (await machine.output('dpkg-query', '-W', PACKAGE))?.trim().split('\t')[1] ?? '';
  const [major, minor] = version.split(/[.+~-]/).map(Number);
  if (major === undefined || minor === undefined || Number.isNaN(major) || Number.isNaN(minor)) {
    const told = 'the virtual driver is installed; of which version is not known, and 3.3 or older is slow';
    return { subject, state: 'note', told };
  }
  const slow = major < LAST_SLOW[0] || (major === LAST_SLOW[0] && minor <= LAST_SLOW[1]);
  if (!slow) return { subject, state: 'good', told: `${PACKAGE} ${version} is installed` };
  return {
    subject,
    state: 'note',
    told: `${PACKAGE} ${version} is the slow one: about 48 ms a command; a socket of our own needs no driver at all`,
    remedy: 'sscard serve --pcsc-socket /tmp/sscard.sock',
  };
}
