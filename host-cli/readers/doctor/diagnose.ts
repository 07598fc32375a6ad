import type { Require } from '../bindings/load-binding.js';
import { checkBindings } from './binding.js';
import type { Finding } from './finding.js';
import { checkLibrary } from './library.js';
import type { Machine } from './machine.js';
import { checkNode } from './node-version.js';
import { checkReaders } from './readers.js';
import { checkService } from './service.js';
import { checkVirtualDriver, hasVirtualDriver } from './virtual-driver.js';
import { checkVirtualDriverPort } from './virtual-driver-port.js';

export interface Diagnosis {
  /** Whether cards in readers can be reached. */
  readonly usable: boolean;
  readonly findings: readonly Finding[];
}

/** Looks at everything between this program and a card in a reader; changes nothing. */
export async function diagnose(machine: Machine, require?: Require): Promise<Diagnosis> {
  const { binding, findings: bindings } = await checkBindings(machine.environment, require);
  const service = await checkService(machine);
  const driver = await checkVirtualDriver(machine);
  const ownSocket = (machine.environment.PCSCLITE_CSOCK_NAME ?? '') !== '';
  const driverExpected = hasVirtualDriver(machine) && service?.state === 'good' && !ownSocket;
  const readers = binding === undefined || service?.state === 'bad' ? undefined : await checkReaders(binding);
  const findings = [
    checkNode(machine),
    ...bindings,
    checkLibrary(machine),
    service,
    readers,
    driver,
    checkVirtualDriverPort(machine, driverExpected),
  ].filter((finding) => finding !== undefined);
  return { usable: findings.every(({ state }) => state !== 'bad'), findings };
}
