import type { PcscBinding } from '../pcsc-binding.js';
import type { PcscliteAddon } from './pcsclite-addon.js';
import { PcscliteCard } from './pcsclite-card.js';
import { PcscliteMonitor } from './pcsclite-monitor.js';

export function pcscliteBinding(addon: PcscliteAddon, version: string): PcscBinding {
  return {
    name: 'pcsclite',
    version,
    monitor: async (listener) => new PcscliteMonitor(addon, listener),
    connect: (reader, options) => PcscliteCard.open(addon, reader, options),
  };
}
