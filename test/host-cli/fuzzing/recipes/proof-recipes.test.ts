import { expect, test } from 'vitest';
import type { ScriptContext } from '../../../../host-cli/fuzzing/fuzz-step.js';
import { pinCounter } from '../../../../host-cli/fuzzing/invariants/pin-counter.js';
import {
  externalAuthenticate,
  securedCommand,
  spoiled,
} from '../../../../host-cli/fuzzing/recipes/proof-recipes.js';
import type { SecretKey } from '../../../../host-cli/fuzzing/secrets/card-secrets.js';
import { bytes, hex } from '../../../support/hex.js';
import { Watched } from '../../../support/watched.js';

const atSsse = (...lines: readonly string[]) => {
  const watched = new Watched(pinCounter);
  watched.card('select SSSE', ...lines);
  return watched;
};
const keyNamed = ({ world }: Watched, name: string): SecretKey =>
  world.secrets.keys.find((key) => key.name === name)!;

/** What the card says to what a recipe composes. */
function answered(
  watched: Watched,
  recipe: { compose(world: Watched['world']): Uint8Array | undefined },
): string {
  return watched.terminal.send(hex(recipe.compose(watched.world)!));
}

test('one bit wrong, in a copy', () => {
  const right = bytes('0102');
  expect(hex(spoiled(right, { at: 1, bits: 0x80 }))).toBe('0182');
  expect(hex(spoiled(right, { at: 2, bits: 0x01 }))).toBe('0002');
  expect([hex(right), spoiled(right, undefined)]).toEqual(['0102', right]);
});

test('a proof that the card takes, and one that it does not', () => {
  const watched = atSsse('0084000008');
  const key = keyNamed(watched, 'SSSE.RK');
  expect(answered(watched, externalAuthenticate({ key }))).toBe('9000');
  watched.card('0084000008');
  expect(answered(watched, externalAuthenticate({ key, withVersion: true }))).toBe('9000');
  watched.card('0084000008');
  expect(answered(watched, externalAuthenticate({ key, spoil: { at: 7, bits: 1 } }))).toBe('63C2');
  watched.card('0084000008');
  expect(answered(watched, externalAuthenticate({ key, reference: 0x04 }))).toBe('63C2');
});

test('without a challenge, and with one that is gone', () => {
  const watched = atSsse('0084000008', 'reset', 'select SSSE');
  const key = keyNamed(watched, 'SSSE.RK');
  expect(hex(externalAuthenticate({ key }).compose(watched.world)!)).toMatch(/0000000000000000$/);
  const stale = hex(externalAuthenticate({ key, stale: true }).compose(watched.world)!);
  expect(stale.endsWith(hex(watched.world.lastChallenge!))).toBe(true);
});

test('secured commands that the card takes, and one that it does not', () => {
  const watched = atSsse('verify 111111', 'auth SSSE.PUK', '0084000008');
  const key = keyNamed(watched, 'SSSE.PIN_RELOAD');
  expect(answered(watched, securedCommand({ key, ins: 0x24, name: 'PIN UNBLOCK' }))).toBe('9000');
  watched.card('0084000008');
  const reload = securedCommand({ key, ins: 0x24, p2: 1, clear: bytes('975318'), name: 'PIN RELOAD' });
  expect(answered(watched, reload)).toBe('9000');
  expect(watched.card('verify 975318')).toEqual(['9000']);
  watched.card('0084000008');
  const wrong = securedCommand({ key, ins: 0x24, spoil: { at: 3, bits: 1 }, name: 'PIN UNBLOCK' });
  expect(answered(watched, wrong)).toBe('6988');
});

function scripted(...known: string[]): { context: ScriptContext; defined: Set<string> } {
  const defined = new Set(known);
  return {
    defined,
    context: { has: (name) => defined.has(name), defines: (name) => defined.add(name), directory: undefined },
  };
}

test('as lines of a script, from the challenge that the script has', () => {
  const key = keyNamed(atSsse(), 'SSSE.RK');
  const { context, defined } = scripted('challenge');
  expect(externalAuthenticate({ key }).script?.(context)).toEqual([
    'set    process = (sm4-process-key (card-key SSSE.RK) $challenge)',
    'set    cryptogram = (sm4-cryptogram $process $challenge)',
    'set    proof = 00 82 00 0A 10 $cryptogram $challenge',
    'send   $proof',
  ]);
  expect(defined.has('proof')).toBe(true);
  const spoil = { at: 7, bits: 1 };
  expect(externalAuthenticate({ key, spoil, withVersion: true }).script?.(context)?.[2]).toBe(
    'set    proof = 00 82 00 0A 11 (xor $cryptogram 0000000000000001) $challenge 01',
  );
});

test('where the script has no challenge: zeros, or the last one', () => {
  const key = keyNamed(atSsse(), 'SSSE.RK');
  expect(externalAuthenticate({ key }).script?.(scripted().context)?.[0]).toBe(
    'set    challenge = 0000000000000000',
  );
  const stale = externalAuthenticate({ key, stale: true });
  expect(stale.script?.(scripted('last-challenge').context)?.[0]).toBe('set    challenge = $last-challenge');
});

test('a secured command as lines; one that carries a PIN is sent as it was', () => {
  const key = keyNamed(atSsse(), 'SSSE.LK');
  const { context } = scripted('challenge');
  const block = securedCommand({ key, ins: 0x1e, spoil: { at: 0, bits: 0x10 }, name: 'APPLICATION BLOCK' });
  expect(block.script?.(context)).toEqual([
    'set    process = (sm4-process-key (card-key SSSE.LK) $challenge)',
    'set    mac = (sm4-message-mac $process 84 1E 00 00 04)',
    'set    secured-1E = 84 1E 00 00 04 (xor $mac 10000000)',
    'send   $secured-1E',
  ]);
  expect(
    securedCommand({ key, ins: 0x24, clear: bytes('1234'), name: 'x' }).script?.(context),
  ).toBeUndefined();
  const { name: _, ...nameless } = key;
  expect(externalAuthenticate({ key: nameless }).script?.(context)).toBeUndefined();
});
