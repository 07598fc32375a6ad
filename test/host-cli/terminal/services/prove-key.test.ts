import { describe, expect, it, test } from 'vitest';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { findPlannedKey } from '../../../../host-cli/terminal/services/card-keys.js';
import { keyImage } from '../../../../host-cli/terminal/services/check-keys.js';
import { isFailedProof, proveKey } from '../../../../host-cli/terminal/services/prove-key.js';
import { demonstrationRing, identified, type Link, ringWithWrong, scripted } from '../link.js';
import { GENERATIONS, office } from './office.js';

const key = async ({ transport }: Link, name: string, ring = demonstrationRing(), version = 1) =>
  keyImage(findPlannedKey(gen3, name)!.plan, ring, await identified(transport), version);

describe.each(GENERATIONS)('%s', (_id, profile) => {
  test.each(['SSSE.RK', 'SSSE.MK', 'SSSE.PUK', 'SSSE.IRK'])('%s is proved', async (name) => {
    const made = office(profile);
    expect(await proveKey(made.transport, await key(made, name))).toMatchObject({ outcome: 'proved' });
  });

  test('a wrong key costs a try, the last blocks; a wrong IRK costs nothing', async () => {
    const made = office(profile);
    const wrong = await key(made, 'SSSE.RK', ringWithWrong('SSSE.RK'));
    for (const triesLeft of [2, 1, 0]) {
      expect(await proveKey(made.transport, wrong)).toMatchObject({ outcome: 'wrong', triesLeft });
    }
    expect(await proveKey(made.transport, wrong)).toMatchObject({ outcome: 'blocked', statusWord: 0x6983 });
    const wrongInternal = await proveKey(
      made.transport,
      await key(made, 'SSSE.IRK', ringWithWrong('SSSE.IRK')),
    );
    expect(wrongInternal).toEqual({ outcome: 'wrong', statusWord: 0x9000 });
  });
});

it('a version that the card has not costs nothing', async () => {
  const made = office();
  const other = { ...(await key(made, 'SSSE.RK')), version: 2 };
  expect(await proveKey(made.transport, other)).toMatchObject({ outcome: 'absent', statusWord: 0x6a88 });
});

it.each(['SSSE.LK', 'SSSE.BK', 'SSSE.PIN_RELOAD'])('%s is not tried', async (name) => {
  const made = office();
  const image = await key(made, name);
  const before = made.sent.length;
  expect(await proveKey(made.transport, image)).toEqual({ outcome: 'not-provable' });
  expect(made.sent).toHaveLength(before);
});

it('a card that refuses otherwise', async () => {
  const made = office();
  const refusing = scripted({ '00': '6985' });
  expect(await proveKey(refusing, await key(made, 'SSSE.RK'))).toEqual({
    outcome: 'refused',
    statusWord: 0x6985,
  });
  expect(await proveKey(refusing, await key(made, 'SSSE.IRK'))).toEqual({
    outcome: 'refused',
    statusWord: 0x6985,
  });
});

it('what is a failure', () => {
  for (const outcome of ['wrong', 'blocked', 'absent', 'refused'])
    expect(isFailedProof({ outcome })).toBe(true);
  for (const outcome of ['proved', 'not-provable', 'not-given'])
    expect(isFailedProof({ outcome })).toBe(false);
});
