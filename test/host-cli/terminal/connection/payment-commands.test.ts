import { expect, it } from 'vitest';
import { connectInProcess } from '../../../../apdu/transport/in-process.js';
import { WrappedTransport } from '../../../../apdu/transport/wrappers/wrapped-transport.js';
import { getData, verifyPaymentPin } from '../../../../host-cli/terminal/connection/payment-commands.js';
import { bytes, hex } from '../../../support/hex.js';
import { freshCard } from '../../../support/terminal.js';

/** A transport that keeps what it is given and answers 9000. */
function listening() {
  const sent: string[] = [];
  const transport = new (class extends WrappedTransport {
    async transmit(command: Uint8Array): Promise<Uint8Array> {
      sent.push(hex(command));
      return bytes('9000');
    }
  })(connectInProcess(freshCard()));
  return { sent, transport };
}

it('GET DATA', async () => {
  const { sent, transport } = listening();
  await getData(transport, 0x9f36);
  await getData(transport, 0x5a);
  expect(sent).toEqual(['80CA9F3600', '80CA005A00']);
});

it.each([
  ['1234', '241234FFFFFFFFFF'],
  ['12345F', '2512345FFFFFFFFF'],
  ['135792', '26135792FFFFFFFF'],
  ['123456789012', '2C123456789012FF'],
])('VERIFY of %s', async (pin, block) => {
  const { sent, transport } = listening();
  await verifyPaymentPin(transport, bytes(pin));
  expect(sent).toEqual([`0020008008${block}`]);
});
