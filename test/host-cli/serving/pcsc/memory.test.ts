import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PcscClient } from '../../../support/pcsc-client.js';
import { CHALLENGE, temporaryFolder } from '../../../support/pcsc-service.js';

const APDUS = 24_000;
const ROOT = join(import.meta.dirname, '../../../..');

/** A service of its own, which tells the bytes in use, after a collection, for each line it gets. */
const SERVICE = `
import { createCard } from './card-model/index.js';
import { CardSlot } from './host-cli/serving/card-slot.js';
import { Chip } from './host-cli/serving/chip.js';
import { servePcscSocket } from './host-cli/serving/pcsc/serve-pcsc-socket.js';
const slot = new CardSlot('r', 'contact', new Chip(createCard()));
servePcscSocket([slot], process.argv[1]).then(() => console.log('ready'));
process.stdin.on('data', () => {
  gc();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  console.log(heapUsed + external + arrayBuffers);
});
process.stdin.on('end', () => process.exit(0));
`;

test(`memory is flat over ${APDUS} APDUs`, async () => {
  const path = join(temporaryFolder(), 's');
  const node = ['--expose-gc', '--import', 'tsx', '--input-type=module', '-e', SERVICE, path];
  const child = spawn(process.execPath, node, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    await once(child.stdout, 'data');
    const bytesInUse = async (): Promise<number> => {
      child.stdin.write('?\n');
      return Number(String(await once(child.stdout, 'data')));
    };
    const client = await PcscClient.establish(path);
    const card = await client.connectCard('r');
    const exchange = async (count: number): Promise<void> => {
      for (let index = 0; index < count; index++) await client.transmit(card, CHALLENGE);
    };
    await exchange(4000);
    const before = await bytesInUse();
    await exchange(APDUS);
    const grown = (await bytesInUse()) - before;
    // Whatever is kept for an APDU is an object, 16 bytes and more; the engine itself moves by some ten thousand bytes.
    expect(grown).toBeLessThan(16 * APDUS);
    await client.close();
  } finally {
    child.stdin.end();
    await once(child, 'exit');
  }
});
