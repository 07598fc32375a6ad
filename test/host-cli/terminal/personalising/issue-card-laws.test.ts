import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCard } from '../../../../card-model/card.js';
import { issueSteps } from '../../../../card-model/issuing/issue-steps.js';
import { TEST_TRANSPORT_KEY } from '../../../../card-model/personalisation/blank-card.js';
import { PROFILES } from '../../../../card-model/profiles/registry.js';
import { blankOf, blueprint, issueTo, issueUntil, losingAnswer } from '../../../support/building.js';
import { hex } from '../../../support/hex.js';

const SOCIAL = PROFILES.filter(({ id }) => id !== 'psam');

describe.each(PROFILES)('a card of $id issued by commands', (profile) => {
  it.each(['T=0', 'T=1'] as const)('holds what it shall hold, on %s', async (protocol) => {
    const contents = blueprint(profile);
    const card = blankOf(profile, protocol);
    const result = await issueTo(card, profile, contents);
    const steps = issueSteps(profile, contents, TEST_TRANSPORT_KEY).length;
    expect(result).toMatchObject({ outcome: 'issued', steps, alreadyDone: 0 });
    expect(card.contents()).toEqual(contents);
    expect(card.fault).toBeUndefined();
    expect(createCard({ image: card.image() }).contents()).toEqual(contents);
  });

  it('broken off before any step and resumed: the same card', async () => {
    const contents = blueprint(profile);
    const total = issueSteps(profile, contents, TEST_TRANSPORT_KEY).length;
    // Every seventh from a beginning that differs, and the last ones, where the building ends.
    const stops = Array.from({ length: total }, (_, step) => step).filter(
      (step) => step % 7 === profile.id.length % 7 || step > total - 8 || step < 12,
    );
    for (const step of stops) {
      const card = blankOf(profile);
      await issueUntil(step, card, profile, contents, { verify: false });
      const result = await issueTo(card, profile, contents, { resume: true, verify: step % 3 === 0 });
      expect(result.outcome, `resumed at step ${step}`).toBe('issued');
      expect(card.contents(), `resumed at step ${step}`).toEqual(contents);
    }
  });

  it('with the answer to any command lost, and resumed: the same card', async () => {
    const contents = blueprint(profile);
    for (let command = 0; ; command += 23) {
      const card = blankOf(profile);
      const lost = await issueTo(card, profile, contents, { transport: losingAnswer(card, command) }).catch(
        ({ code }) => code,
      );
      if (lost !== 'LINK_FAILED') break;
      const result = await issueTo(card, profile, contents, { resume: true });
      expect(result.outcome, `answer ${command} lost`).toBe('issued');
      expect(card.contents(), `answer ${command} lost`).toEqual(contents);
    }
  });
});

const digits = (minLength: number, maxLength = minLength) =>
  fc.array(fc.nat(9), { minLength, maxLength }).map((list) => list.join(''));
const hexOf = (minLength: number, maxLength = minLength) => fc.uint8Array({ minLength, maxLength }).map(hex);
const text = fc.array(fc.constantFrom(...'张王李刘陈杨黄赵吴周欧阳A·'), { minLength: 1, maxLength: 13 });
/** Up to the whole file, with stretches that look unwritten. */
const photograph = fc.nat(0x1000).map((count) => `FFD8${'FF'.repeat(700)}AA00`.repeat(6).slice(0, 2 * count));
const holder = fc.record({
  atr: hexOf(13).map((historical) => `3B6D0000${historical}`),
  'social.EF06.09.value': text.map((letters) => letters.join('')),
  'social.EF06.0A.value': fc.constantFrom('0', '1', '2', '9'),
  'social.EF05.04.value': digits(24),
  'social.EF08': fc.oneof(hexOf(0, 64), photograph),
  'pins.social.value': digits(4, 12),
  'pins.social.tries': fc.integer({ min: 1, max: 15 }),
  DF01: text.map((letters) => ({ EF06: { '23': letters.join('') } })),
});

it('law: with the data of any holder the card holds what it shall hold', async () => {
  await fc.assert(
    fc.asyncProperty(holder, fc.constantFrom(...SOCIAL), async (changes, profile) => {
      const contents = blueprint(profile, changes);
      const card = blankOf(profile);
      expect(await issueTo(card, profile, contents)).toMatchObject({ outcome: 'issued', alreadyDone: 0 });
      expect(card.contents()).toEqual(contents);
    }),
    { numRuns: 30 },
  );
});
