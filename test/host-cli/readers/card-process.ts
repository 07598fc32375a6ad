/**
 * Serves two readers on the socket that is its argument: the bindings block their process while they wait for the
 * service, so it must live in another. A line on standard input is an order; each is answered by `ok`.
 */
import { createInterface } from 'node:readline';
import { createCard } from '../../../card-model/index.js';
import { CardError } from '../../../card-model/kernel/card-error.js';
import { CardSlot } from '../../../host-cli/serving/card-slot.js';
import { Chip } from '../../../host-cli/serving/chip.js';
import { servePcscSocket } from '../../../host-cli/serving/pcsc/serve-pcsc-socket.js';
import { fakeCard } from '../../support/fake-card.js';
import { bytes } from '../../support/hex.js';

const path = process.argv[2]!;
const chip = new Chip(fakeCard({ transmit: answerTo }));
const contact = new CardSlot('sscard contact 00 00', 'contact', chip);
const contactless = new CardSlot('sscard contactless 00 01', 'contactless', new Chip(createCard()));

/** INS 01: as many bytes as the last three of the command say; 02: the command; 03: the card is pulled out. */
function answerTo(command: Uint8Array): Uint8Array {
  switch (command[1]) {
    case 0x01: {
      const [high = 0, middle = 0, low = 0] = command.subarray(-3);
      return Buffer.concat([Buffer.alloc((high << 16) | (middle << 8) | low, 0x5a), bytes('9000')]);
    }
    case 0x02:
      return Buffer.concat([command, bytes('9000')]);
    case 0x03:
      contact.remove();
      throw new CardError('CARD_NOT_POWERED', 'pulled out');
    case 0x04:
      return bytes('6C08');
    default:
      return bytes('6105');
  }
}

const serve = () => servePcscSocket([contact, contactless], path, {});
let service = await serve();

const ORDERS: Readonly<Record<string, () => unknown>> = {
  insert: () => contact.insert(chip),
  remove: () => contact.remove(),
  'remove all': () => [contact.remove(), contactless.remove()],
  stop: () => service.close(),
  start: async () => {
    service = await serve();
  },
};

const lines = createInterface({ input: process.stdin });
lines.on('close', () => process.exit());
lines.on('line', async (line) => {
  await ORDERS[line]?.();
  process.stdout.write('ok\n');
});
process.stdout.write('ok\n');
