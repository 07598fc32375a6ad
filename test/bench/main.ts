import { cpus } from 'node:os';
import { benchCard } from './card.js';
import { benchCrypto } from './crypto.js';
import { benchIssue } from './issue.js';
import { printRows } from './measure.js';
import { benchPayment } from './payment.js';
import { benchPcsc } from './pcsc.js';
import { runRandomCommands } from './random-commands.js';
import { benchStartUp } from './start-up.js';
import { benchVpcd } from './vpcd.js';

process.stdout.write(
  `${new Date().toISOString().slice(0, 10)}, node ${process.version}, ${cpus()[0]?.model} x ${cpus().length}\n`,
);
printRows('Card, in process, commands through transmit', await benchCard());
printRows('Bank application, in process', await benchPayment());
await benchIssue();
benchStartUp();
await runRandomCommands();
printRows('Cryptography', await benchCrypto());
await benchPcsc();
await benchVpcd();
