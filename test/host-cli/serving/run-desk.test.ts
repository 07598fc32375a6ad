import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { OfferedCard } from '../../../host-cli/serving/offered-card.js';
import { runDesk } from '../../../host-cli/serving/run-desk.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGUSR1', 'SIGUSR2'] as const;
const listeners = () => signals.map((signal) => process.listenerCount(signal));

function desk() {
  const card = new OfferedCard(0, 'sim:', createCard(), ['contact']);
  card.newSlots();
  const input = new PassThrough();
  const told: string[] = [];
  return { card, input, told, ended: runDesk(input, [card], (answer) => told.push(answer)) };
}

test('lines are answered until .quit, and nothing is left behind', async () => {
  const before = listeners();
  const { input, told, ended } = desk();
  input.write('.cards\r\n\n.rem');
  input.write('ove 0\n.quit\n.cards\n');
  await ended;
  expect(told.slice(0, 2)).toEqual(['0 sim: inserted', '0 sim: removed']);
  expect(listeners()).toEqual(before);
});

test('signals remove and insert, and the end of input does not end it', async () => {
  const { card, input, told, ended } = desk();
  input.end();
  await new Promise((resolve) => setImmediate(resolve));
  process.emit('SIGUSR1');
  expect(card.inserted).toBe(false);
  process.emit('SIGUSR2');
  expect(card.inserted).toBe(true);
  expect(told).toEqual(['0 sim: removed', '0 sim: inserted']);
  process.emit('SIGTERM');
  await ended;
});

test('.quit ends a program whose standard input stays open', async () => {
  const code = `
    import { runDesk } from './host-cli/serving/run-desk.js';
    await runDesk(process.stdin, [], () => {});`;
  const program = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code]);
  program.stdin.write('.quit\n');
  const [exitCode] = await once(program, 'exit');
  program.stdin.destroy();
  expect(exitCode).toBe(0);
});
