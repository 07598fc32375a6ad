import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectInProcess } from '../../../../apdu/transport/in-process.js';
import { parseCardData } from '../../../../card-model/personalisation/card-data.js';
import { personalise } from '../../../../card-model/personalisation/personalise.js';
import { gen1 } from '../../../../card-model/profiles/gen1.js';
import { gen2 } from '../../../../card-model/profiles/gen2.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { authenticate } from '../../../../host-cli/terminal/keys/authenticate.js';
import { directoriesOf } from '../../../../host-cli/terminal/keys/directories.js';
import { PsamKeys } from '../../../../host-cli/terminal/keys/psam-keys.js';
import { verifyInternal } from '../../../../host-cli/terminal/keys/verify-internal.js';
import { readHolder } from '../../../../host-cli/terminal/reading/read-holder.js';
import { demonstrationWith, PIN } from '../../../support/demonstration.js';
import { bytes, hex } from '../../../support/hex.js';
import { ENVIRONMENT, FACTORS, psamOf } from '../../../support/psam.js';
import { constantRandom } from '../../../support/random.js';
import { demonstrationRing, freshCard, identification, identified, link, ringOf, scripted } from '../link.js';

const psamKeys = (changes = {}, protocol: 'T=0' | 'T=1' = 'T=0') =>
  new PsamKeys(connectInProcess(psamOf(changes, { protocol })));
const ring = demonstrationRing();
const CHALLENGE = '1122334455667788';
const DATA = 'A1A2A3A4A5A6A7A8';
const cryptogramIn = async (made: ReturnType<PsamKeys['cryptogram']>): Promise<string> => {
  const result = await made;
  if (result.outcome !== 'computed') throw new Error(result.reason.en);
  return hex(result.value);
};

describe('names', () => {
  it('are known in either case; near ones are told', () => {
    const keys = psamKeys();
    expect([keys.has(' ssse.rk '), keys.has('SSSE.MK'), keys.has('x')]).toEqual([true, false, false]);
    expect(keys.find('df01.uk_ef05')).toEqual({ name: 'DF01.UK_EF05', directory: 'DF01', reference: 0x83 });
    expect(() => keys.find('SSSE.RKK')).toThrow(
      expect.objectContaining({ code: 'KEY_NAME_UNKNOWN', message: expect.stringContaining('SSSE.RK') }),
    );
  });

  it.each([gen1, gen2, gen3])(
    '$id: every key of the card that a PSAM has is where the card has it',
    (profile) => {
      const keys = psamKeys();
      const cardKeys = [...directoriesOf(profile.plan())]
        .filter(({ application }) => application === 'social')
        .flatMap(({ label, keys: planned }) => planned.map((key) => ({ ...key, label })));
      for (const { name, label, reference } of cardKeys) {
        if (keys.has(name)) expect(keys.find(name)).toEqual({ name, directory: label, reference });
      }
      expect(cardKeys.filter(({ name }) => keys.has(name)).length).toBeGreaterThan(20);
    },
  );
});

describe('cryptograms', () => {
  it.each([
    ['SM4', 'T=0', '954DC29564E31DDF'],
    ['SM4', 'T=1', '954DC29564E31DDF'],
    ['3DES', 'T=0', 'CF109D137FF6EEB9'],
    ['3DES', 'T=1', 'CF109D137FF6EEB9'],
  ] as const)('worked example: %s over %s', async (algorithm, protocol, expected) => {
    const made = psamKeys({}, protocol).cryptogram(
      'SSSE.RK',
      identification({ algorithm }),
      bytes(CHALLENGE),
      bytes(DATA),
    );
    expect(await cryptogramIn(made)).toBe(expected);
  });

  const digits = fc.stringMatching(/^[0-9]{6}$/);
  const eight = fc.uint8Array({ minLength: 8, maxLength: 8 });

  it('are those of the key itself, for every key, card, challenge and data, in both algorithms', async () => {
    const keys = psamKeys();
    const cases = fc.record({
      name: fc.constantFrom(...keys.names),
      algorithm: fc.constantFrom('SM4' as const, '3DES' as const),
      areaCode: digits,
      cardFactor: eight,
    });
    await fc.assert(
      fc.asyncProperty(cases, eight, eight, async ({ name, ...card }, factor, data) => {
        const made = await cryptogramIn(keys.cryptogram(name, identification(card), factor, data));
        const expected = await ring.cryptogram(name, identification(card), factor, data);
        expect(made).toBe(hex(expected.value));
      }),
    );
  });

  it('of one, two and three steps: the PSAM is told the card first', async () => {
    const { transport, sent } = link(psamOf());
    const keys = new PsamKeys(transport);
    for (const name of ['SSSE.RK', 'SSSE.IRK']) {
      await keys.cryptogram(name, identification(), bytes(CHALLENGE), bytes(DATA));
    }
    const [two, three] = sent.filter((command) => command.startsWith('BFDE'));
    expect(two).toBe(`BFDE470A20${FACTORS.slice(0, 2).join('')}${CHALLENGE}${'00'.repeat(8)}`);
    expect(three).toBe(`BFDE670828${FACTORS.join('')}${CHALLENGE}${'00'.repeat(8)}`);
  });
});

describe('a card and a PSAM', () => {
  const contents = (profile: typeof gen1) => personalise(profile, parseCardData(demonstrationWith()));

  it.each([gen1, gen2, gen3])(
    '$id: every key that authenticates does so, without a key here',
    async (profile) => {
      const { transport } = link(freshCard({ contents: contents(profile) }));
      const card = await identified(transport);
      const keys = psamKeys();
      for (const { label, keys: planned } of directoriesOf(profile.plan())) {
        for (const { name, type } of planned) {
          if (type !== 'EXTERNAL' || !keys.has(name)) continue;
          expect([label, await authenticate(transport, name, keys, card)]).toEqual([
            label,
            { outcome: 'authenticated', key: name },
          ]);
        }
      }
    },
  );

  it('tell that the card is genuine, and nothing of the MAC of its 卡识别码', async () => {
    const { transport } = link();
    const result = await verifyInternal(transport, psamKeys(), await identified(transport));
    expect(result).toEqual({ outcome: 'genuine' });
    const forger = psamKeys({ 'keys.SSSE.1.master': '0'.repeat(32) });
    expect(await verifyInternal(transport, forger, await identified(transport))).toEqual({
      outcome: 'not-genuine',
    });
  });

  it('read everything, as with a key ring', async () => {
    const options = { pin: PIN, all: true };
    const throughPsam = await readHolder(link().transport, { ...options, keys: psamKeys() });
    const throughRing = await readHolder(link().transport, { ...options, keys: ring });
    expect(throughPsam).toEqual({ ...throughRing, internal: { outcome: 'genuine' } });
  });

  it('with another master key spend a try of the card', async () => {
    const { transport } = link();
    const other = psamKeys({ 'keys.SSSE.6.master': '0'.repeat(32) });
    const result = await authenticate(transport, 'SSSE.RK', other, await identified(transport));
    expect(result).toMatchObject({ outcome: 'refused', triesLeft: 2 });
  });
});

describe('a PSAM that says no', () => {
  const lacking = { 'keys.SSSE.6.psam': null };

  it('is told with the step and the status word, and costs the card no try', async () => {
    const { transport, sent } = link(freshCard({ random: constantRandom(CHALLENGE) }));
    const result = await authenticate(transport, 'SSSE.RK', psamKeys(lacking), await identified(transport));
    expect(result).toMatchObject({ outcome: 'psam-refused', key: 'SSSE.RK', statusWord: 0x6a88 });
    expect(result).toHaveProperty(
      'reason.en',
      expect.stringMatching(/^PSAM: diversifying SSSE\.RK \(47\/0A\): .*\(6A88\)$/),
    );
    expect(result).toHaveProperty('reason.zh', expect.stringMatching(/^PSAM：分散 SSSE\.RK/));
    expect(sent.at(-1)).toBe('0084000008');
  });

  it('for one key does not keep the others from being used', async () => {
    const reading = await readHolder(link().transport, { keys: psamKeys(lacking), all: true });
    if (reading.outcome !== 'read') throw new Error('not read');
    expect(reading.authentications[0]).toMatchObject({ key: 'SSSE.RK', outcome: 'psam-refused' });
    expect(reading.authentications).toContainEqual({ key: 'DF01.RK', outcome: 'authenticated' });
    const [holder] = reading.files.filter(({ file, directory }) => directory === 'SSSE' && file === 'EF06');
    expect(holder?.refused?.reason.en).toContain('PSAM: diversifying SSSE.RK');
  });

  it('as to the IRK leaves the card unproved', async () => {
    const { transport } = link();
    const result = await verifyInternal(
      transport,
      psamKeys({ 'keys.SSSE.1.psam': null }),
      await identified(transport),
    );
    expect(result).toMatchObject({ outcome: 'refused', statusWord: 0x6a88 });
  });

  it.each([
    ['00A404', '6A82', 'selecting the environment for SM4'],
    ['00A402', '6A82', 'selecting its application'],
    ['BFDE', '6985', 'diversifying SSSE.RK'],
    ['80FA', '6985', 'enciphering the data'],
  ])('%s %s: %s', async (command, answer, step) => {
    const keys = new PsamKeys(scripted({ '': '9000', [command]: answer }));
    const result = await keys.cryptogram('SSSE.RK', identification(), bytes(CHALLENGE), bytes(DATA));
    expect(result).toMatchObject({ outcome: 'refused', reason: { en: expect.stringContaining(step) } });
  });

  it('a warning at selection is none', async () => {
    const keys = new PsamKeys(
      scripted({ '00A4': '6283', BFDE: '9000', '80FA': `${'11'.repeat(8)}${'22'.repeat(8)}9000` }),
    );
    expect(
      await cryptogramIn(keys.cryptogram('SSSE.RK', identification(), bytes(CHALLENGE), bytes(DATA))),
    ).toBe('33'.repeat(8));
  });
});

describe('what is no answer of a PSAM', () => {
  it('an encipherment of another length', async () => {
    for (const answer of ['9000', '11223344556677889000']) {
      const keys = new PsamKeys(scripted({ '': answer }));
      await expect(
        keys.cryptogram('SSSE.RK', identification(), bytes(CHALLENGE), bytes(DATA)),
      ).rejects.toMatchObject({ code: 'ANSWER_MALFORMED', message: expect.stringContaining('PSAM') });
    }
  });

  it('a link that fails is told to be that of the PSAM', async () => {
    const transport = connectInProcess(psamOf());
    await transport.close();
    await expect(
      new PsamKeys(transport).cryptogram('SSSE.RK', identification(), bytes(CHALLENGE), bytes(DATA)),
    ).rejects.toMatchObject({ code: 'CLOSED', message: expect.stringMatching(/^the PSAM: /) });
  });
});

it.each([
  ['AREA_CODE_MISSING', { areaCode: '' }],
  ['ALGORITHM_NOT_SUPPORTED', { algorithm: 'SSF33' }],
] as const)('%s before the PSAM is asked', async (code, changes) => {
  const transport = scripted({});
  const made = new PsamKeys(transport).cryptogram(
    'SSSE.RK',
    identification(changes),
    bytes(CHALLENGE),
    bytes(DATA),
  );
  await expect(made).rejects.toMatchObject({ code });
  expect(transport.sent).toEqual([]);
});

it('takes the environment that the card works with', async () => {
  for (const [algorithm, aid] of [
    ['SM4', ENVIRONMENT.SM4],
    ['3DES', ENVIRONMENT['3DES']],
  ] as const) {
    const transport = scripted({ '': '6A82' });
    await new PsamKeys(transport).cryptogram(
      'SSSE.RK',
      identification({ algorithm }),
      bytes(CHALLENGE),
      bytes(DATA),
    );
    expect(transport.sent[0]).toContain(aid);
  }
});

it('a ring without a key says so where a PSAM would refuse', async () => {
  await expect(
    ringOf('SSSE.IRK').cryptogram('SSSE.RK', identification(), bytes(CHALLENGE), bytes(DATA)),
  ).rejects.toMatchObject({ code: 'KEY_NAME_UNKNOWN' });
});
