import { describe, expect, test } from 'vitest';
import { explore } from '../../../host-cli/fuzzing/explore.js';
import type { Finding } from '../../../host-cli/fuzzing/finding.js';
import { findingScript } from '../../../host-cli/fuzzing/finding-script.js';
import { INVARIANTS } from '../../../host-cli/fuzzing/invariants/invariant-table.js';
import { SimulatedSource } from '../../../host-cli/fuzzing/lives/simulated-source.js';
import { MOVES } from '../../../host-cli/fuzzing/moves/move-table.js';
import { cardKey, demonstrationContents, keyData, PIN } from '../../support/demonstration.js';
import { AlteredCard } from '../../support/faulty-cards/altered-card.js';
import { faultTable } from '../../support/faulty-cards/fault-table.js';
import { runFindingScript } from '../../support/finding-scripts.js';
import { hex } from '../../support/hex.js';

const contents = demonstrationContents();
const fault = (name: string) => faultTable().find((one) => one.name === name)!;

/** The first finding of the card with this fault that is of the invariant, and its script. */
async function found(name: string, invariant: string): Promise<{ finding: Finding; script: string }> {
  const source = new SimulatedSource(contents, {
    make: (options) => fault(name).make(options),
    contactProtocols: ['T=0'],
  });
  let finding: Finding | undefined;
  await explore(source, {
    seed: 1,
    commands: 60_000,
    moves: MOVES,
    invariants: INVARIANTS.filter((one) => one.name === invariant),
    interrupted: () => finding !== undefined,
    onFinding: (one) => {
      finding ??= one;
    },
  });
  const origin = {
    address: 'sim:',
    seed: 1,
    map: source.map,
    secrets: source.secrets,
    language: 'en',
  } as const;
  return { finding: finding!, script: findingScript(finding!, origin) };
}

test('title, source, card, steps, and what would have been right', async () => {
  const { script } = await found('pin-two-tries-spent', 'pin-counter');
  expect(script).toMatch(/^title {2}Finding 1, pin-counter: /);
  expect(script).toContain('\n# Source: ISO/IEC 7816-4:2005, 7.5.6');
  expect(script).toMatch(/\n# Card: sim:, gen3.*; seed 1\n/);
  expect(script).toMatch(/\n# \d+ steps became \d: no step can be left out\n/);
  expect(script).toMatch(/\nreset {2}contact(less)?\n/);
  expect(script).toMatch(/\n# right would be:\n# expect 63C\d\n$/);
});

describe('run again, a script fails on the card with the fault and passes on the true card', () => {
  test.each([
    ['pin-two-tries-spent', 'pin-counter'],
    ['key-try-not-spent', 'key-counter'],
    ['cryptogram-four-bytes-compared', 'key-proof'],
    ['challenge-reusable', 'challenge-once'],
    ['challenge-survives-reset', 'challenge-once'],
    ['mac-not-checked', 'mac-proof'],
    ['update-rule-ignored', 'update-rights'],
    ['tear-not-atomic', 'tear-atomic'],
    ['record-off-by-one', 'same-answer'],
    ['update-lost', 'update-read-back'],
    ['refused-update-writes', 'refused-update'],
    ['cyclic-order-wrong', 'record-order'],
    ['pin-length-not-checked', 'pin-comparison'],
    ['hidden-command', 'catalogue'],
    ['no-firewall', 'selection-drops-rights'],
  ])('%s', async (name, invariant) => {
    const { script } = await found(name, invariant);
    // What would be right is put in force.
    const strict = script.replace(/^# expect /m, 'expect ');
    expect(await runFindingScript(strict, fault(name).make()), script).toBe(false);
    expect(await runFindingScript(strict, new AlteredCard({})), script).toBe(true);
  });
});

test('no secret stands in a script', async () => {
  for (const [name, invariant] of [
    ['secret-in-challenge', 'secret-leak'],
    ['secret-with-refusal', 'secret-leak'],
    ['blocked-pin-accepted', 'pin-comparison'],
    ['right-kept-over-reset', 'reset-drops-rights'],
  ] as const) {
    const { script } = await found(name, invariant);
    expect(script).not.toContain(PIN);
    for (const key of ['SSSE.RK', 'SSSE.IRK', 'SSSE.LK', 'SSSE.BK', 'SSSE.MK']) {
      for (const value of [hex(cardKey(key)), keyData(key).master]) {
        expect(script).not.toContain(value.slice(0, 16));
        expect(script).not.toContain(value.slice(16));
      }
    }
  }
});

test('a command that holds a secret is left out or brought by a verb', async () => {
  const { finding } = await found('pin-two-tries-spent', 'pin-counter');
  const source = new SimulatedSource(contents);
  const origin = {
    address: 'sim:',
    seed: 1,
    map: source.map,
    secrets: source.secrets,
    language: 'zh',
  } as const;
  const command = Uint8Array.from([0x80, 0x5e, 0x01, 0x00, 0x07, 0x24, 0x68, 0x13, 0xff, 0x24, 0x68, 0x13]);
  const script = findingScript(
    { ...finding, played: [{ step: { kind: 'send', command }, command }] },
    origin,
  );
  expect(script).toContain('# left out, as it holds a secret');
  expect(script).not.toContain(PIN);
  expect(script).toMatch(/\p{Script=Han}/u);
});
