import { describe, expect, it, test } from 'vitest';
import {
  blockApplication,
  unblockApplication,
} from '../../../../host-cli/terminal/services/block-application.js';
import { demonstrationRing, ringOf, ringWithWrong } from '../link.js';
import { GENERATIONS, keysUsed, office } from './office.js';

const ring = demonstrationRing();
const areaCode = '510100';
const DIRECTORIES = ['SSSE', 'DF01', 'DF02', 'DF03', 'DF04', 'DF05', 'DF06', 'DF07'];

describe.each(GENERATIONS)('%s', (_id, profile) => {
  test.each(DIRECTORIES)('%s is blocked and unblocked', async (directory) => {
    const { transport } = office(profile);
    expect(await blockApplication(transport, ring, { directory })).toMatchObject({
      outcome: 'done',
      service: 'block',
      directory,
      before: 'ACTIVATED',
      after: 'BLOCKED',
    });
    expect(await unblockApplication(transport, ring, { directory, areaCode })).toMatchObject({
      outcome: 'done',
      service: 'unblock',
      directory,
      before: 'BLOCKED',
      after: 'ACTIVATED',
    });
  });

  test('for good there is no way back', async () => {
    const made = office(profile);
    expect(
      await blockApplication(made.transport, ring, { directory: 'df04', permanent: true }),
    ).toMatchObject({
      outcome: 'done',
      directory: 'DF04',
      after: 'BLOCKED_FOR_GOOD',
    });
    const before = keysUsed(made);
    expect(await unblockApplication(made.transport, ring, { directory: 'DF04' })).toMatchObject({
      outcome: 'not-in-this-state',
      state: 'BLOCKED_FOR_GOOD',
    });
    expect(keysUsed(made)).toBe(before);
  });

  test('three wrong MACs make the block permanent, and each says what it cost', async () => {
    const { transport } = office(profile);
    await blockApplication(transport, ring);
    const wrong = ringWithWrong('SSSE.LK');
    const told = [];
    for (let turn = 0; turn < 3; turn++) told.push(await unblockApplication(transport, wrong, { areaCode }));
    expect(told[0]).toMatchObject({
      outcome: 'wrong-mac',
      statusWord: 0x6988,
      key: 'SSSE.LK',
      state: 'BLOCKED',
      reason: { en: expect.stringContaining('one of three tries') },
    });
    expect(told[1]).toMatchObject({ state: 'BLOCKED' });
    expect(told[2]).toMatchObject({
      state: 'BLOCKED_FOR_GOOD',
      reason: { en: expect.stringContaining('that was the last of three tries') },
    });
  });
});

describe('refused without any key', () => {
  it('what is blocked already, or not blocked', async () => {
    const made = office();
    expect(await unblockApplication(made.transport, ring, { areaCode })).toMatchObject({
      outcome: 'nothing-to-do',
    });
    expect(await unblockApplication(made.transport, ring, { directory: 'DF01' })).toMatchObject({
      outcome: 'nothing-to-do',
    });
    await blockApplication(made.transport, ring, { directory: 'DF01' });
    const used = keysUsed(made);
    expect(await blockApplication(made.transport, ring, { directory: 'DF01' })).toMatchObject({
      outcome: 'nothing-to-do',
      state: 'BLOCKED',
    });
    // Its MAC would not be looked at: what is blocked takes no other command than the one that unblocks.
    expect(
      await blockApplication(made.transport, ring, { directory: 'DF01', permanent: true }),
    ).toMatchObject({
      outcome: 'not-in-this-state',
      state: 'BLOCKED',
    });
    expect(keysUsed(made)).toBe(used);
  });

  it('a DF of an application that is blocked or suspended itself', async () => {
    const blocked = office();
    await blockApplication(blocked.transport, ring);
    expect(await blockApplication(blocked.transport, ring, { directory: 'DF01' })).toMatchObject({
      outcome: 'not-in-this-state',
      reason: { en: expect.stringContaining('the social application is blocked') },
    });
    const suspended = office(undefined, 'DEACTIVATED');
    expect(await unblockApplication(suspended.transport, ring, { directory: 'DF01' })).toMatchObject({
      outcome: 'not-in-this-state',
      state: 'DEACTIVATED',
    });
  });

  it('over the air', async () => {
    const made = office(undefined, 'ACTIVATED', 'contactless');
    expect(await blockApplication(made.transport, ring)).toMatchObject({ outcome: 'contact-only' });
    expect(await unblockApplication(made.transport, ring, { areaCode })).toMatchObject({
      outcome: 'contact-only',
    });
    expect(made.sent).toEqual([]);
  });
});

it('a wrong MAC of the block changes nothing', async () => {
  const { transport } = office();
  expect(await blockApplication(transport, ringWithWrong('SSSE.LK'))).toMatchObject({
    outcome: 'wrong-mac',
    reason: { en: expect.stringContaining('no try was spent') },
  });
  expect(await blockApplication(transport, ring)).toMatchObject({ outcome: 'done' });
});

it('the right key gives back the tries that wrong ones have cost', async () => {
  const { transport } = office();
  const wrong = ringWithWrong('DF01.LK');
  for (let round = 0; round < 3; round++) {
    await blockApplication(transport, ring, { directory: 'DF01' });
    for (let turn = 0; turn < 2; turn++) await unblockApplication(transport, wrong, { directory: 'DF01' });
    expect(await unblockApplication(transport, ring, { directory: 'DF01' })).toMatchObject({
      outcome: 'done',
    });
  }
});

describe('names', () => {
  it('a directory that has no LK, or that there is none of', async () => {
    const made = office();
    for (const directory of ['MF', 'DF09']) {
      await expect(blockApplication(made.transport, ring, { directory })).rejects.toMatchObject({
        code: 'KEY_NAME_UNKNOWN',
      });
    }
    await expect(
      unblockApplication(made.transport, ringOf('SSSE.LK'), { directory: 'DF01' }),
    ).rejects.toMatchObject({
      code: 'KEY_NAME_UNKNOWN',
    });
    expect(made.sent).toEqual([]);
  });

  it('SSSE without an area code', async () => {
    const { transport } = office();
    await blockApplication(transport, ring);
    await expect(unblockApplication(transport, ring)).rejects.toMatchObject({ code: 'AREA_CODE_MISSING' });
    expect(await unblockApplication(transport, ring, { areaCode })).toMatchObject({ outcome: 'done' });
  });
});
