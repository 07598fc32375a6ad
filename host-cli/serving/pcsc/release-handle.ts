import type { CardHandle } from './card-handle.js';
import { changePower } from './card-power.js';
import { RC } from './return-code-table.js';
import { DISPOSITION } from './value-table.js';

/** Takes away a card from a client that went without saying so; what it had for itself alone is reset, as pcscd does. */
export function releaseHandle(handle: CardHandle): void {
  const { reader, session } = handle;
  if (reader.owner === handle && handle.event === RC.SUCCESS) {
    changePower(reader, DISPOSITION.RESET, session.service.notify);
  }
  session.handles.delete(handle.number);
  reader.disconnect(handle);
}
