import { expect, test } from 'vitest';
import { Chance } from '../../../../host-cli/fuzzing/chance.js';
import { pinCounter } from '../../../../host-cli/fuzzing/invariants/pin-counter.js';
import type { MoveContext } from '../../../../host-cli/fuzzing/moves/move.js';
import {
  anyProofKey,
  anySocialFile,
  openFile,
  showKey,
  showPin,
  socialDirectories,
} from '../../../../host-cli/fuzzing/moves/proofs.js';
import { NO_SECRETS } from '../../../../host-cli/fuzzing/secrets/card-secrets.js';
import { CardWorld } from '../../../../host-cli/fuzzing/world/card-world.js';
import { Watched } from '../../../support/watched.js';

const { world } = new Watched(pinCounter);
const context = (of: CardWorld = world, seed = 1): MoveContext => ({
  world: of,
  chance: new Chance(seed),
  interfaces: ['contact'],
  canTear: false,
  nextInstruction: () => [0, 0],
});
const unknowing = new CardWorld(world.map, NO_SECRETS, 'contact', 'T=0');
const at = (label: string) => world.map.directories.find((one) => one.label === label)!;

test('the social application', () => {
  expect(socialDirectories(context()).map(({ label }) => label)).toEqual([
    'MF',
    'SSSE',
    ...[1, 2, 3, 4, 5, 6, 7].map((number) => `DF0${number}`),
  ]);
  for (let seed = 0; seed < 30; seed++) {
    expect(anySocialFile(context(world, seed))!.directory.application.id).toBe('social');
  }
});

test('keys that can be shown, where they are known', () => {
  for (let seed = 0; seed < 30; seed++) {
    const key = anyProofKey(context(world, seed), at('DF04'))!;
    expect([key.directory.label, ['EXTERNAL', 'MK'].includes(key.type)]).toEqual(['DF04', true]);
  }
  expect(anyProofKey(context(unknowing))).toBeUndefined();
  expect(showKey(anyProofKey(context())!).map(({ kind }) => kind)).toEqual(['send', 'compose']);
});

test('the PIN, where it is known', () => {
  expect(showPin(context(), at('DF04'))).toHaveLength(1);
  expect(showPin(context(), at('MF'))).toEqual([]);
  expect(showPin(context(unknowing), at('DF04'))).toEqual([]);
});

test('all that a rule speaks of', () => {
  const control = at('DF04').fileByFid(0xef06)!;
  expect(openFile(context(), control, 'read').length).toBe(1 + 2 * 2);
  expect(openFile(context(), control, 'update').length).toBe(2);
  expect(openFile(context(unknowing), control, 'read')).toEqual([]);
});
