import { cpus } from 'node:os';
import { benchCard } from './card.js';
import { benchCrypto } from './crypto.js';
import { benchIssue } from './issue.js';
import { printRows } from './measure.js';
import { benchPayment } from './payment.js';
import { benchPcsc } from './pcsc.js';
import { runRandomCommands } from './random-commands.js';
import { benchScripts } from './scripts.js';
import { benchStartUp } from './start-up.js';
import { benchVpcd } from './vpcd.js';

process.stdout.write(
  `${new Date().toISOString().slice(0, 10)}, node ${process.version}, ${cpus()[0]?.model} x ${cpus().length}\n`,
);
/** The parts by name: `npm run bench -- card scripts` measures those alone. */
const PARTS: Readonly<Record<string, () => void | Promise<void>>> = {
  card: async () => printRows('Card, in process, commands through transmit', await benchCard()),
  payment: async () => printRows('Bank application, in process', await benchPayment()),
  issue: benchIssue,
  scripts: () => benchScripts(Number(process.env.SSCARD_BENCH_MEGABYTES ?? 100)),
  'start-up': benchStartUp,
  random: async () => void (await runRandomCommands()),
  crypto: async () => printRows('Cryptography', await benchCrypto()),
  pcsc: async () => void (await benchPcsc()),
  vpcd: async () => void (await benchVpcd()),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0)
  throw new Error(`no part ${unknown.join(', ')}; parts: ${Object.keys(PARTS).join(', ')}`);
for (const name of asked.length === 0 ? Object.keys(PARTS) : asked) await PARTS[name]!();
