import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCard } from '../../../../card-model/index.js';
import { describeWithPrograms } from '../../../support/programs.js';
import { runProgram } from '../../../support/run-program.js';
import { loadedBindings } from '../../readers/card-service.js';

const ROOT = join(import.meta.dirname, '../../../..');
const SSCARD = ['--import', 'tsx', join(ROOT, 'host-cli/main.ts')];
const ISSUER = join(ROOT, 'fixtures/personalisation/gen3-demo.json');
const [binding] = await loadedBindings();
const NEEDS = [{ name: 'a PC/SC binding (npm install pcsc-mini)', found: () => binding !== undefined }];
const ALGORITHMS = [
  ['sm', 'SM4'],
  ['international', '3DES'],
] as const;

/** The card of each algorithm set pays with the terminal of `sscard pay` at the other end of the PC/SC service. */
describeWithPrograms('paying through the PC/SC service', NEEDS, () => {
  const folder = mkdtempSync(join(tmpdir(), 'sscard-test-'));
  const path = join(folder, 'pcsc');
  let service: ChildProcess;

  beforeAll(async () => {
    const card = join(folder, 'card.img');
    writeFileSync(card, createCard().image());
    service = spawn(process.execPath, [...SSCARD, 'serve', `sim:${card}`, '--pcsc-socket', path], {
      cwd: ROOT,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(service.stdout!, 'data');
  });
  afterAll(async () => {
    const ended = once(service, 'exit');
    service.stdin!.end('.quit\n');
    await ended;
    rmSync(folder, { recursive: true });
  });

  const pay = async (...argv: string[]) => {
    const environment = { PCSCLITE_CSOCK_NAME: path, SSCARD_PCSC: binding! };
    const { exitCode, output, errors } = await runProgram(
      process.execPath,
      [...SSCARD, 'pay', '--json', ...argv],
      environment,
    );
    expect(errors).toBe('');
    return { exitCode, result: JSON.parse(output) };
  };
  const balance = async () => (await pay('--balance', '-r', 'pcsc:contact')).result;

  test.each(ALGORITHMS)(
    '%s: tapped offline, asked online by contact, loaded, declined, logged',
    async (set) => {
      const before = JSON.stringify(await balance());
      const tap = await pay('--amount', '1.50', '-r', 'pcsc:NFC', '--algorithm', set);
      expect(tap).toMatchObject({ exitCode: 0, result: { outcome: 'approved' } });
      expect(JSON.stringify(await balance())).not.toBe(before);

      const online = [
        '--amount',
        '2.50',
        '-r',
        'pcsc:contact',
        '--algorithm',
        set,
        '--online',
        '--issuer',
        ISSUER,
      ];
      expect(await pay(...online)).toMatchObject({ exitCode: 0, result: { outcome: 'approved' } });
      const load = ['--load', '10', '-r', 'pcsc:contact', '--algorithm', set, '--issuer', ISSUER];
      expect((await pay(...load)).exitCode).toBe(0);

      const tooMuch = ['--amount', '5000', '-r', 'pcsc:NFC', '--algorithm', set, '--offline-only'];
      expect((await pay(...tooMuch)).exitCode).toBe(1);
      const { payments } = (await pay('--log', '-r', 'pcsc:contact')).result;
      expect(payments.slice(0, 3).map(({ amount }: { amount: number }) => amount)).toEqual([1000, 250, 150]);
    },
  );
});
