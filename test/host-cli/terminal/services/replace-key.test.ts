import { describe, expect, it, test } from 'vitest';
import { authenticate } from '../../../../host-cli/terminal/keys/authenticate.js';
import { verifyInternal } from '../../../../host-cli/terminal/keys/verify-internal.js';
import { replaceKey } from '../../../../host-cli/terminal/services/replace-key.js';
import { hex } from '../../../support/hex.js';
import { demonstrationRing, identified, ringWithWrong } from '../link.js';
import { GENERATIONS, keysUsed, office, ringOfNew } from './office.js';

const ring = demonstrationRing();

describe.each(GENERATIONS)('%s', (_id, profile) => {
  test.each(['SSSE.RK', 'SSSE.UK', 'DF01.UK_EF05', 'DF04.MK', 'SSSE.MK', 'MF.MK'])(
    '%s is replaced and proved; the old one is wrong from then on',
    async (name) => {
      const { transport } = office(profile);
      const card = await identified(transport);
      const result = await replaceKey(transport, name, ring, ringOfNew(name));
      expect(result).toMatchObject({
        outcome: 'replaced',
        key: name,
        version: 1,
        proof: { outcome: 'proved' },
      });
      expect(await authenticate(transport, name, ring, card)).toMatchObject({
        outcome: 'refused',
        triesLeft: 2,
      });
      expect(await authenticate(transport, name, ringOfNew(name), card)).toMatchObject({
        outcome: 'authenticated',
      });
    },
  );

  test('a key that had lost tries has them all again', async () => {
    const { transport } = office(profile);
    const card = await identified(transport);
    for (let turn = 0; turn < 3; turn++)
      await authenticate(transport, 'SSSE.RK', ringWithWrong('SSSE.RK'), card);
    expect(await authenticate(transport, 'SSSE.RK', ring, card)).toMatchObject({ outcome: 'blocked' });
    expect(await replaceKey(transport, 'SSSE.RK', ring, ring)).toMatchObject({
      proof: { outcome: 'proved' },
    });
    expect(await authenticate(transport, 'SSSE.RK', ring, card)).toMatchObject({ outcome: 'authenticated' });
  });

  test('a further version stands beside the first, up to four', async () => {
    const { transport } = office(profile);
    const card = await identified(transport);
    for (const version of [2, 3, 4]) {
      const result = await replaceKey(transport, 'SSSE.RK', ring, ringOfNew('SSSE.RK'), { version });
      expect(result).toMatchObject({ outcome: 'replaced', version, proof: { outcome: 'proved' } });
    }
    expect(await authenticate(transport, 'SSSE.RK', ring, card)).toMatchObject({ outcome: 'authenticated' });
    const second = ringOfNew('SSSE.RK', { version: 2 });
    expect(await authenticate(transport, 'SSSE.RK', second, card)).toMatchObject({
      outcome: 'authenticated',
    });
    expect(await replaceKey(transport, 'SSSE.RK', ring, ringOfNew('SSSE.RK'), { version: 5 })).toMatchObject({
      outcome: 'refused',
      statusWord: 0x6a84,
      reason: { en: expect.stringContaining('four versions at most') },
    });
  });

  test('an IRK is proved by internal authentication, and the MAC it leaves behind is told', async () => {
    const { transport } = office(profile);
    const card = await identified(transport);
    const newKeys = ringOfNew('SSSE.IRK');
    expect(await replaceKey(transport, 'SSSE.IRK', ring, newKeys)).toMatchObject({
      proof: { outcome: 'proved' },
      consequence: { en: expect.stringContaining('卡识别码') },
    });
    expect(await verifyInternal(transport, newKeys, card)).toEqual({
      outcome: 'genuine',
      identificationMacRight: false,
    });
    const other = await replaceKey(transport, 'SSSE.IRK', ring, ring, { version: 2 });
    expect(other).toMatchObject({ version: 2, proof: { outcome: 'not-provable' } });
  });
});

test('a key that only makes MACs cannot be proved, but serves', async () => {
  const { transport } = office();
  expect(await replaceKey(transport, 'SSSE.LK', ring, ringOfNew('SSSE.LK'))).toMatchObject({
    outcome: 'replaced',
    proof: { outcome: 'not-provable' },
  });
});

test('of several versions in the new file that of the number is taken', async () => {
  const { transport } = office();
  const card = await identified(transport);
  const newKeys = ringOfNew('SSSE.RK', { version: 7 });
  expect(await replaceKey(transport, 'SSSE.RK', ring, newKeys)).toMatchObject({ version: 7 });
  expect(await authenticate(transport, 'SSSE.RK', newKeys, card, { version: 7 })).toMatchObject({
    outcome: 'authenticated',
  });
});

test('tries of the file', async () => {
  const { transport } = office();
  const card = await identified(transport);
  await replaceKey(transport, 'SSSE.RK', ring, ringOfNew('SSSE.RK', { tries: 5 }));
  expect(await authenticate(transport, 'SSSE.RK', ring, card)).toMatchObject({ triesLeft: 4 });
});

describe('refusals', () => {
  it('a wrong MK costs one of its tries and changes nothing', async () => {
    const made = office();
    const result = await replaceKey(
      made.transport,
      'SSSE.RK',
      ringWithWrong('SSSE.MK'),
      ringOfNew('SSSE.RK'),
    );
    expect(result).toMatchObject({
      outcome: 'key-refused',
      authentication: { key: 'SSSE.MK', triesLeft: 2 },
    });
    expect(made.sent.some((command) => command.startsWith('84D4'))).toBe(false);
  });

  it('not in service, or over the air: no key is used', async () => {
    const suspended = office(undefined, 'DEACTIVATED');
    expect(await replaceKey(suspended.transport, 'SSSE.RK', ring, ring)).toMatchObject({
      outcome: 'not-in-this-state',
    });
    const air = office(undefined, 'ACTIVATED', 'contactless');
    expect(await replaceKey(air.transport, 'SSSE.RK', ring, ring)).toMatchObject({ outcome: 'contact-only' });
    expect(keysUsed(suspended) + keysUsed(air)).toBe(0);
  });

  it('a name that the new file or the card does not have', async () => {
    const made = office();
    const unknown = { code: 'KEY_NAME_UNKNOWN' };
    await expect(replaceKey(made.transport, 'SSSE.RK', ring, ringOfNew('SSSE.UK'))).rejects.toMatchObject(
      unknown,
    );
    await expect(replaceKey(made.transport, 'PKI.MK', ring, ring)).rejects.toMatchObject(unknown);
    expect(keysUsed(made)).toBe(0);
  });
});

test('the new key is on no line to the card in clear', async () => {
  const made = office();
  const result = await replaceKey(made.transport, 'SSSE.RK', ring, ringOfNew('SSSE.RK'));
  const key = ringOfNew('SSSE.RK').cardKeyFor('SSSE.RK', await identified(made.transport));
  expect(result).toMatchObject({ outcome: 'replaced' });
  expect(made.sent.join('\n')).not.toContain(hex(key));
  expect(JSON.stringify(result)).not.toContain(hex(key));
});
