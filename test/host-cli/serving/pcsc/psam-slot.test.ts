import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCard } from '../../../../card-model/index.js';
import { describeWithPrograms } from '../../../support/programs.js';
import { psamOf } from '../../../support/psam.js';
import { runProgram } from '../../../support/run-program.js';
import { loadedBindings } from '../../readers/card-service.js';

const ROOT = join(import.meta.dirname, '../../../..');
const SSCARD = ['--import', 'tsx', join(ROOT, 'host-cli/main.ts')];
const bindings = await loadedBindings();
const NEEDS = [{ name: 'a PC/SC binding (npm install pcsc-mini)', found: () => bindings.length > 0 }];

/** A reader with a card in one slot and a PSAM in the other, in a process of its own, as a terminal has them. */
describeWithPrograms('a card and a PSAM in one reader', NEEDS, () => {
  const folder = mkdtempSync(join(tmpdir(), 'sscard-test-'));
  const path = join(folder, 'pcsc');
  let service: ChildProcess;

  beforeAll(async () => {
    const [card, psam] = [join(folder, 'card.img'), join(folder, 'psam.img')];
    writeFileSync(card, createCard().image());
    writeFileSync(psam, psamOf().image());
    const cards = [`sim:${card}`, '--psam', `sim:${psam}`];
    service = spawn(process.execPath, [...SSCARD, 'serve', ...cards, '--pcsc-socket', path], {
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

  const sscard = (binding: string, ...argv: string[]) =>
    runProgram(process.execPath, [...SSCARD, ...argv], { PCSCLITE_CSOCK_NAME: path, SSCARD_PCSC: binding });

  test.each(bindings)('authenticate over %s, by contact and contactless', async (binding) => {
    for (const card of ['pcsc:contact', 'pcsc:NFC', 'pcsc:']) {
      const argv = ['auth', 'SSSE.RK', '-r', card, '--psam', 'pcsc:sscard PSAM 00 02', '--json'];
      const { exitCode, output, errors } = await sscard(binding, ...argv);
      expect(errors).toBe('');
      expect(JSON.parse(output)).toMatchObject({ outcome: 'authenticated', psam: 'pcsc:sscard PSAM 00 02' });
      expect(exitCode).toBe(0);
    }
  });

  test.each(bindings)('give the data of the holder over %s', async (binding) => {
    const { exitCode, output } = await sscard(binding, 'read', '-r', 'pcsc:contact', '--psam', 'pcsc:psam');
    expect(output).toContain('测试持卡人');
    expect(exitCode).toBe(0);
  });
});
