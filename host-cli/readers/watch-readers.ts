import { setTimeout as sleep } from 'node:timers/promises';
import type { PcscBinding, PcscMonitor, ReaderState } from './pcsc-binding.js';
import { PcscError } from './pcsc-error.js';
import { type ReaderEvent, readerEvents } from './reader-events.js';

export interface WatchOptions {
  /** Ends the watching. */
  readonly signal: AbortSignal;
  /** Between two attempts to find a service that has stopped. Default 1000. */
  readonly retryAfterMs?: number;
}

/**
 * Tells what happens to readers and cards, beginning with what is there, until the signal. A service that stops is
 * looked for until it is back.
 * @throws PcscError when there is no service to begin with
 */
export async function watchReaders(
  binding: PcscBinding,
  tell: (event: ReaderEvent) => void,
  { signal, retryAfterMs = 1000 }: WatchOptions,
): Promise<void> {
  const state: { service: 'unknown' | 'found' | 'lost' } = { service: 'unknown' };
  let before: readonly ReaderState[] = [];
  const take = (readers: readonly ReaderState[]): void => {
    for (const event of readerEvents(before, readers)) tell(event);
    before = readers;
  };
  while (!signal.aborted) {
    const error = await watchUntilFailure(binding, signal, (readers) => {
      if (state.service === 'lost') tell({ kind: 'service-found' });
      state.service = 'found';
      take(readers);
    });
    if (error === undefined) return;
    if (state.service === 'unknown') throw error;
    take([]);
    if (state.service === 'found') tell({ kind: 'service-lost', message: error.message });
    state.service = 'lost';
    await sleep(retryAfterMs, undefined, { signal }).catch(() => undefined);
  }
}

/** @returns why the watching ended; undefined after the signal */
function watchUntilFailure(
  binding: PcscBinding,
  signal: AbortSignal,
  changed: (readers: readonly ReaderState[]) => void,
): Promise<PcscError | undefined> {
  return new Promise((resolve, reject) => {
    let monitor: PcscMonitor | undefined;
    const end = (error?: PcscError): void => {
      signal.removeEventListener('abort', stop);
      monitor?.close();
      resolve(error);
    };
    const stop = (): void => end();
    signal.addEventListener('abort', stop);
    binding.monitor({ changed, failed: end }).then(
      (started) => {
        monitor = started;
        if (signal.aborted) end();
      },
      (error: unknown) => (error instanceof PcscError ? end(error) : reject(error)),
    );
  });
}
