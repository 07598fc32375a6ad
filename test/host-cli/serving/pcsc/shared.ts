import { createCard } from '../../../../card-model/index.js';
import { CardSlot } from '../../../../host-cli/serving/card-slot.js';
import { Chip } from '../../../../host-cli/serving/chip.js';
import { CardHandle } from '../../../../host-cli/serving/pcsc/card-handle.js';
import { ClientSession } from '../../../../host-cli/serving/pcsc/client-session.js';
import type { ServedReader } from '../../../../host-cli/serving/pcsc/served-reader.js';
import { ServiceState } from '../../../../host-cli/serving/pcsc/service-state.js';

/** The state of a service without its socket: one contact reader with a card. */
export function stateOfService(): {
  state: ServiceState;
  slot: CardSlot;
  reader: ServedReader;
  notices: string[];
  connect(session?: ClientSession, exclusive?: boolean): CardHandle;
} {
  const notices: string[] = [];
  const slot = new CardSlot('reader', 'contact', new Chip(createCard()));
  const state = new ServiceState([slot], ({ code }) => notices.push(code), 1000);
  const reader = state.readers[0]!;
  const connect = (session = new ClientSession(state, () => {}), exclusive = false): CardHandle => {
    const context = state.newNumber();
    session.contexts.add(context);
    state.contexts.set(context, session);
    const handle = new CardHandle(state.newNumber(), reader, session, context);
    session.handles.set(handle.number, handle);
    slot.powerOn();
    handle.event = 0;
    reader.connect(handle, exclusive);
    return handle;
  };
  return { state, slot, reader, notices, connect };
}
