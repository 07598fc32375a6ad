import { describe, expect, it } from 'vitest';
import type { Card } from '../../../../card-model/card.js';
import type { CardContents } from '../../../../card-model/image/card-contents.js';
import { issueSteps } from '../../../../card-model/issuing/issue-steps.js';
import { TEST_TRANSPORT_KEY } from '../../../../card-model/personalisation/blank-card.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { PROFILES } from '../../../../card-model/profiles/registry.js';
import demonstrationFile from '../../../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { blankOf, blueprint, issueTo, issueUntil, meddling } from '../../../support/building.js';
import { bytes, hex } from '../../../support/hex.js';
import { freshCard } from '../../../support/terminal.js';

const SOCIAL = PROFILES.filter(({ id }) => id !== 'psam');
const contents = blueprint(gen3);
const total = issueSteps(gen3, contents, TEST_TRANSPORT_KEY).length;
const WRONG_KEY = bytes('0000000000000000');

/** The steps whose names a run tells, and where in them. */
async function progressOf(card: Card): Promise<[number, number, string][]> {
  const seen: [number, number, string][] = [];
  const onStep = (done: number, all: number, { place }: { place: string }) =>
    void seen.push([done, all, place]);
  await issueTo(card, gen3, contents, { onStep });
  return seen;
}

describe.each(SOCIAL)('states of $id', (profile) => {
  it.each(['INITIALISED', 'ACTIVATED', 'DEACTIVATED', 'TERMINATED'] as const)('%s', async (lifeCycle) => {
    const wanted = blueprint(profile, {}, { lifeCycle });
    const card = blankOf(profile);
    expect((await issueTo(card, profile, wanted)).outcome).toBe('issued');
    expect(card.contents()).toEqual(wanted);
  });
});

it('tells each step before it is done, and the 卡号 at the end', async () => {
  const seen = await progressOf(blankOf(gen3));
  expect(seen.map(([done]) => done)).toEqual(Array.from({ length: total }, (_, index) => index));
  expect(new Set(seen.map(([, all]) => all))).toEqual(new Set([total]));
  expect([seen[0]![2], seen.at(-1)![2]]).toEqual(['MF', 'SSSE']);
  expect(await issueTo(blankOf(gen3), gen3, contents)).toMatchObject({ cardNumber: 'A10000015' });
});

describe('a wrong transport key', () => {
  it('costs a try each time and is told: three, two, one, blocked', async () => {
    const card = blankOf(gen3);
    const before = { ...card.contents(), transportKey: undefined };
    const words = [];
    for (let attempt = 0; attempt < 4; attempt++) {
      const result = await issueTo(card, gen3, contents, { transportKey: WRONG_KEY });
      if (result.outcome !== 'refused') throw new Error(result.outcome);
      expect(result).toMatchObject({ done: 1, total, step: { en: 'showing the transport key to MF' } });
      words.push([result.statusWord.toString(16), result.triesLeft]);
    }
    expect(words).toEqual([
      ['63c2', 2],
      ['63c1', 1],
      ['63c0', 0],
      ['6983', undefined],
    ]);
    expect({ ...card.contents(), transportKey: undefined }).toEqual(before);
    const late = await issueTo(card, gen3, contents);
    expect(late).toMatchObject({ outcome: 'refused', statusWord: 0x6983 });
  });

  it('is not written in what is told', async () => {
    const result = await issueTo(blankOf(gen3), gen3, contents, { transportKey: WRONG_KEY });
    expect(JSON.stringify(result)).not.toContain('00000000');
  });
});

describe('a card that is no blank one', () => {
  it('an issued card: said in words, nothing changed', async () => {
    const card = freshCard();
    const before = card.contents();
    const result = await issueTo(card, gen3, contents);
    expect(result).toMatchObject({ outcome: 'refused', statusWord: 0x6985, done: 1 });
    if (result.outcome === 'refused') expect(result.reason.en).toContain('issued already');
    expect(card.contents()).toEqual(before);
  });

  it('half built, without resume: the first thing that is there is refused', async () => {
    const card = blankOf(gen3);
    await issueUntil(30, card, gen3, contents);
    const result = await issueTo(card, gen3, contents);
    expect(result).toMatchObject({
      outcome: 'refused',
      statusWord: 0x6a89,
      step: { en: 'creating MF keys' },
    });
  });

  it('half built with other keys: the first that does not fit is refused', async () => {
    const card = blankOf(gen3);
    await issueUntil(
      60,
      card,
      gen3,
      blueprint(gen3, { 'keys.SSSE.0.master': '00112233445566778899AABBCCDDEEFF' }),
    );
    const result = await issueTo(card, gen3, contents, { resume: true });
    expect(result).toMatchObject({ outcome: 'refused', statusWord: 0x6988 });
  });
});

describe('resume of a card that is issued already', () => {
  it.each(['INITIALISED', 'ACTIVATED', 'DEACTIVATED'] as const)(
    'the same one, %s: nothing is left',
    async (lifeCycle) => {
      const wanted = blueprint(gen3, {}, { lifeCycle });
      const card = blankOf(gen3);
      await issueTo(card, gen3, wanted);
      const result = await issueTo(card, gen3, wanted, { resume: true });
      expect(result).toMatchObject({
        outcome: 'issued',
        steps: issueSteps(gen3, wanted, TEST_TRANSPORT_KEY).length,
      });
      if (result.outcome === 'issued') expect(result.alreadyDone).toBeGreaterThan(total - 8);
      expect(card.contents()).toEqual(wanted);
    },
  );

  it('issued but not activated: only that is done', async () => {
    const card = blankOf(gen3);
    // A bank application is activated by its bank, not by the issuer of the card.
    const social = { financial: undefined };
    await issueTo(card, gen3, blueprint(gen3, social, { lifeCycle: 'INITIALISED' }));
    const wanted = blueprint(gen3, social);
    expect((await issueTo(card, gen3, wanted, { resume: true })).outcome).toBe('issued');
    expect(card.contents()).toEqual(wanted);
  });

  it.each(['INITIALISED', 'ACTIVATED'] as const)(
    'another card, to be %s, is not taken for it',
    async (lifeCycle) => {
      const card = blankOf(gen3);
      await issueTo(card, gen3, blueprint(gen3, { atr: '3B6D000000815443538660510100000002' }));
      const before = card.contents();
      const result = await issueTo(card, gen3, blueprint(gen3, {}, { lifeCycle }), { resume: true });
      expect(result).toMatchObject({ outcome: 'refused', statusWord: 0x6985 });
      expect(card.contents()).toEqual(before);
    },
  );
});

describe('what is read back', () => {
  it('differs where a byte was altered on the way; the card stays open for building', async () => {
    const card = blankOf(gen3);
    // WRITE RECORD 2 of EF06, the name: its last byte becomes another.
    const command = (bytesSent: Uint8Array): Uint8Array => {
      if (!hex(bytesSent).startsWith('00D202342009')) return bytesSent;
      return Uint8Array.of(...bytesSent.subarray(0, -1), 0x41);
    };
    const result = await issueTo(card, gen3, contents, { transport: meddling(card, { command }) });
    expect(result).toMatchObject({ outcome: 'differs', differences: [{ place: 'SSSE.EF06 record 2' }] });
    if (result.outcome === 'differs') expect(result.reason.en).toContain('SSSE.EF06 record 2');
    expect(card.contents().transportKey).toBeDefined();
    expect((await issueTo(card, gen3, contents, { resume: true })).outcome).toBe('issued');
    expect(card.contents()).toEqual(contents);
  });

  it('is left out when asked', async () => {
    const card = blankOf(gen3);
    const answer = (answered: Uint8Array, [, ins]: Uint8Array): Uint8Array => {
      if (ins === 0xb0 || ins === 0x20) throw new Error('nothing was to be read back');
      return answered;
    };
    const transport = meddling(card, { answer });
    expect((await issueTo(card, gen3, contents, { transport, verify: false })).outcome).toBe('issued');
    await expect(issueTo(blankOf(gen3), gen3, contents)).resolves.toMatchObject({ outcome: 'issued' });
  });
});

describe('key versions', () => {
  const versions = (name: string, ...numbers: readonly number[]) =>
    demonstrationFile.keys.SSSE.flatMap((key) =>
      key.name === name
        ? numbers.map((version) => ({ ...key, version, master: hex(new Uint8Array(16).fill(version)) }))
        : [key],
    );

  it.each([
    ['SSSE.RK', [1, 2, 3, 4]],
    ['SSSE.RK', [3, 0]],
    ['SSSE.MK', [1, 2, 3]],
  ] as const)('of %s: %j', async (name, numbers) => {
    const wanted = blueprint(gen3, { 'keys.SSSE': versions(name, ...numbers) });
    const card = blankOf(gen3);
    expect((await issueTo(card, gen3, wanted)).outcome).toBe('issued');
    expect(card.contents()).toEqual(wanted);
  });

  it('the MK that the card uses secures the others, wherever it stands in the data; resumed too', async () => {
    const wanted = blueprint(gen3, { 'keys.SSSE': versions('SSSE.MK', 2, 0, 1) });
    const keysIn = ({ masterFile }: CardContents): string[] =>
      masterFile.directories[0]!.keys.map((key) => JSON.stringify(key)).sort();
    for (const step of [12, 14, 20, 40]) {
      const card = blankOf(gen3);
      await issueUntil(step, card, gen3, wanted);
      expect((await issueTo(card, gen3, wanted, { resume: true })).outcome).toBe('issued');
      expect(keysIn(card.contents())).toEqual(keysIn(wanted));
    }
  });
});
