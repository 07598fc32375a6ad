import type { CommandFields } from '../../../apdu/codec/command-apdu.js';
import { encodeCommand } from '../../../apdu/codec/command-apdu.js';
import { decodeResponse, type ResponseApdu } from '../../../apdu/codec/response-apdu.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { withGetResponse } from '../../../apdu/transport/wrappers/get-response.js';
import { withRightLength } from '../../../apdu/transport/wrappers/right-length.js';

const wrapperOf = new WeakMap<Transport, Transport>();

/**
 * The transport with 61xx and 6Cxx followed up. Every function of the terminal does this to the transport it is
 * given; doing it twice gives the same object again.
 */
export function socialTransport(transport: Transport): Transport {
  let wrapper = wrapperOf.get(transport);
  if (wrapper === undefined) {
    wrapper = withRightLength(withGetResponse(transport));
    wrapperOf.set(transport, wrapper);
    wrapperOf.set(wrapper, wrapper);
  }
  return wrapper;
}

/**
 * One command over `socialTransport`. On T=0 a command with data is sent without Le, as its TPDU has no room for
 * one: the answer then comes with GET RESPONSE. ISO/IEC 7816-3:2006, 12.2.2.
 * @throws TransportError when the link fails
 */
export async function exchange(transport: Transport, command: CommandFields): Promise<ResponseApdu> {
  const wrapped = socialTransport(transport);
  const withoutLe = wrapped.protocol === 'T=0' && (command.data?.length ?? 0) > 0;
  return decodeResponse(await wrapped.transmit(encodeCommand(withoutLe ? { ...command, ne: 0 } : command)));
}
