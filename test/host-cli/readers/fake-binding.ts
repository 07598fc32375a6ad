import type {
  MonitorListener,
  PcscBinding,
  PcscCard,
  ReaderState,
} from '../../../host-cli/readers/pcsc-binding.js';
import { PcscError } from '../../../host-cli/readers/pcsc-error.js';

export function reader(name: string, parts: Partial<ReaderState> = {}): ReaderState {
  const answerToReset = parts.present ? Uint8Array.of(0x3b, 0x00) : new Uint8Array(0);
  return {
    name,
    present: false,
    mute: false,
    inUse: false,
    exclusive: false,
    changes: 0,
    answerToReset,
    ...parts,
  };
}

/** A PC/SC without a machine: a test says what it shows. */
export class FakeBinding implements PcscBinding {
  readonly name = 'pcsclite';
  readonly version = '0';
  readonly monitors = new Set<MonitorListener>();
  service = true;

  constructor(public readers: readonly ReaderState[] = []) {}

  async monitor(listener: MonitorListener) {
    if (!this.service) throw new PcscError('SERVICE_MISSING', 'no service');
    this.monitors.add(listener);
    setImmediate(() => this.monitors.has(listener) && listener.changed(this.readers));
    return { close: () => void this.monitors.delete(listener) };
  }

  async connect(): Promise<PcscCard> {
    throw new PcscError('CARD_MISSING', 'no card');
  }

  show(...readers: readonly ReaderState[]): void {
    this.readers = readers;
    for (const listener of this.monitors) listener.changed(readers);
  }

  stop(): void {
    this.service = false;
    for (const listener of [...this.monitors]) listener.failed(new PcscError('SERVICE_LOST', 'gone'));
  }
}
