import type { PcscBinding, PcscMonitor, ReaderState } from './pcsc-binding.js';

/** All readers as they are now. @throws PcscError SERVICE_MISSING above all */
export async function listReaders(binding: PcscBinding): Promise<readonly ReaderState[]> {
  let monitor: PcscMonitor | undefined;
  try {
    return await new Promise((resolve, reject) => {
      binding.monitor({ changed: resolve, failed: reject }).then((started) => {
        monitor = started;
      }, reject);
    });
  } finally {
    monitor?.close();
  }
}
