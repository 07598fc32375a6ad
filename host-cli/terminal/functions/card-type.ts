import type { CardInterface } from '../../../apdu/transport/card-port.js';
import { type Transport, TransportError } from '../../../apdu/transport/transport.js';
import { failure } from './function-result.js';

/** iType: 1 contact, 2 contactless, 3 contact first, 4 contactless first. ssc-card.md 6, three sources. */
const INTERFACES_OF_TYPE: Readonly<Record<number, readonly CardInterface[]>> = {
  1: ['contact'],
  2: ['contactless'],
  3: ['contact', 'contactless'],
  4: ['contactless', 'contact'],
};

/** Sees to it that the card is powered on the first interface of iType that the link reaches. */
export async function reachInterface(iType: number, transport: Transport): Promise<void> {
  const wanted = INTERFACES_OF_TYPE[iType];
  if (wanted === undefined) throw failure('BAD_PARAMETER', `iType 为 ${iType}，应为 1 至 4`);
  const current: CardInterface = transport.protocol === 'contactless' ? 'contactless' : 'contact';
  for (const cardInterface of wanted) {
    if (cardInterface === current || (await resetOn(cardInterface, transport))) return;
  }
  throw failure('NO_CARD');
}

async function resetOn(cardInterface: CardInterface, transport: Transport): Promise<boolean> {
  try {
    await transport.reset('cold', cardInterface);
    return true;
  } catch (error) {
    if (error instanceof TransportError && error.code === 'INTERFACE_NOT_SUPPORTED') return false;
    throw error;
  }
}
