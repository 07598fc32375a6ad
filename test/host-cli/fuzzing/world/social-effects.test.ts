import { expect, test } from 'vitest';
import { CommandView } from '../../../../apdu/codec/command-view.js';
import { pinCounter } from '../../../../host-cli/fuzzing/invariants/pin-counter.js';
import { changedPins } from '../../../../host-cli/fuzzing/world/social-effects.js';
import { DebitTerminal } from '../../../support/debit.js';
import { bytes, hex } from '../../../support/hex.js';
import { Watched } from '../../../support/watched.js';

const after = (...lines: readonly string[]) => {
  const watched = new Watched(pinCounter);
  watched.card('select SSSE', ...lines);
  const { world } = watched;
  const ssse = world.map.directories.find(({ label }) => label === 'SSSE')!;
  return { watched, world, ssse };
};

test('old and new PIN', () => {
  const pins = (data: string) => {
    const view = new CommandView();
    view.parse(bytes(`805E0100${(data.length / 2).toString(16).padStart(2, '0')}${data}`));
    const found = changedPins(view);
    return found && [hex(found.old), hex(found.renewed)];
  };
  expect(pins('246813FF975318')).toEqual(['246813', '975318']);
  expect(pins('246813975318')).toBeUndefined();
  expect(pins('FF975318')).toBeUndefined();
  expect(pins('246813FF')).toBeUndefined();
});

test('a challenge counts until it is used', () => {
  const fresh = after('0084000008');
  expect(fresh.world.challenge).toHaveLength(8);
  const used = after('auth SSSE.RK wrong').world;
  expect([used.challenge, used.lastChallenge?.length]).toEqual([undefined, 8]);
  expect(after('0084000008', '841E00000411223344').world.challenge).toBeUndefined();
  expect(after('0084000004').world.challenge).toBeUndefined();
  expect(after('0084000008', '00B2012C00').world.challenge).toBeDefined();
});

test('rights and tries follow what the card has answered', () => {
  const { world, ssse } = after('verify', 'auth SSSE.RK', 'auth SSSE.UK wrong');
  expect([
    world.rights.pinState(ssse),
    world.rights.keyState(ssse, 0x0a),
    world.rights.keyState(ssse, 0x04),
  ]).toEqual(['held', 'held', undefined]);
  expect([world.tries.pin(ssse).left, world.tries.key(ssse, 0x04, 1).left]).toEqual([6, 2]);
});

test('the PIN follows its changes', () => {
  const value = (...lines: readonly string[]) => {
    const { world, ssse } = after(...lines);
    return hex(world.tries.pin(ssse).value!);
  };
  expect(value('change 246813 112233')).toBe('112233');
  expect(value('change 111111 112233')).toBe('246813');
  expect(value('auth SSSE.PUK', 'reload 975318')).toBe('975318');
  expect(value('auth SSSE.PUK', 'unblock')).toBe('246813');
});

test('a medical debit is open between INITIALISE and DEBIT', () => {
  const { watched, world } = after();
  const terminal = new DebitTerminal(watched.terminal.card);
  terminal.say('medical');
  terminal.say('initialise');
  expect(world.debit?.answer).toHaveLength(12);
  terminal.say('debit');
  expect(world.debit).toBeUndefined();
  watched.card('805001021301000003E80000000000000000000000000001');
  expect(world.debit).toBeUndefined();
  watched.card('00C000000C');
  expect(world.debit?.order).toHaveLength(19);
});

test('a served change of state begins a new epoch', () => {
  expect(after('auth SSSE.UK', '00040000').world.epoch).toBe(1);
  expect(after('00040000').world.epoch).toBe(0);
});

test('what a power failure leaves open', () => {
  const torn = (command: string) => {
    const { watched, world, ssse } = after('0084000008');
    watched.torn(command);
    return world.tries.pin(ssse);
  };
  expect(torn('805E010007246813FF975318').value).toBeUndefined();
  expect(hex(torn('805E010007111111FF975318').value!)).toBe('246813');
  expect(hex(torn('805E010007246813FF246813').value!)).toBe('246813');
  expect(torn('0020000003111111').left).toBe(5);
  expect(torn('842400000411223344').torn).toBe(true);
  expect(torn(`8424000114${'00'.repeat(20)}`).value).toBeUndefined();
});
