/**
 * A PC/SC program over npm pcsclite: `node pcsclite-client.mjs READER COMMANDS`. Connects, selects DF01 EF16 and reads
 * 16 bytes again and again; prints { connectMs, commandUs } as JSON, medians.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [reader, commands] = process.argv.slice(2);
const folder = process.env.SSCARD_TEST_BINDINGS;
const require = createRequire(folder ? join(folder, 'package.json') : import.meta.url);
const SHARED = 2;
const T0 = 1;
const CONNECTS = 20;
const ROOM_BYTES = 258;
const SELECTIONS = ['00A404000F7378312E73682EC9E7BBE1B1A3D5CF', '00A4040006D15600000500', '00A4020002EF16'];
const READ_BINARY_16 = Buffer.from('00B0000010', 'hex');

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const call = (work) =>
  new Promise((resolve, reject) => work((error, result) => (error ? reject(error) : resolve(result))));

const pcsc = require('pcsclite')();
pcsc.on('error', (error) => {
  throw error;
});
pcsc.on('reader', (found) => {
  if (found.name.includes(reader)) setImmediate(() => measure(found));
});

async function measure(found) {
  const connects = [];
  let protocol;
  for (let count = 0; count < CONNECTS; count++) {
    const start = performance.now();
    protocol = await call((done) => found.connect({ share_mode: SHARED, protocol: T0 }, done));
    connects.push(performance.now() - start);
    if (count < CONNECTS - 1) await call((done) => found.disconnect(0, (error) => done(error)));
  }
  const transmit = (bytes) => call((done) => found.transmit(bytes, ROOM_BYTES, protocol, done));
  for (const selection of SELECTIONS) await transmit(Buffer.from(selection, 'hex'));
  const times = [];
  for (let count = 0; count < Number(commands); count++) {
    const start = performance.now();
    const answer = await transmit(READ_BINARY_16);
    times.push(performance.now() - start);
    if (answer.length !== 18) throw new Error(`READ BINARY answered ${answer.toString('hex')}`);
  }
  process.stdout.write(
    `${JSON.stringify({ connectMs: median(connects), commandUs: 1000 * median(times) })}\n`,
  );
  process.exit(0);
}
