/** Reads file 0101 of whatever lies in the reader, once it is there, through the binding that SSCARD_PCSC names. */
import { setTimeout as sleep } from 'node:timers/promises';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { connectPcscAddress } from '../../../host-cli/addresses/pcsc-card.js';
import { loadBinding } from '../../../host-cli/readers/bindings/load-binding.js';
import { listReaders } from '../../../host-cli/readers/list-readers.js';
import { bindingsRequire } from './card-service.js';

const binding = await loadBinding({ require: bindingsRequire() });
for (let look = 0; look < 200; look++) {
  if ((await listReaders(binding)).some(({ present }) => present)) break;
  await sleep(50);
}
const { transport } = await connectPcscAddress('', {}, binding);
const lines: string[] = [transport.protocol];
for (const command of ['00A4000C023F00', '00A4020C020101', '00B000000C']) {
  lines.push(toHex(await transport.transmit(fromHex(command))));
}
await transport.close();
process.stdout.write(`${lines.join(' ')}\n`);
