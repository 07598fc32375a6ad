import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { authenticate } from '../../../../host-cli/terminal/keys/authenticate.js';
import { parseKeyRing } from '../../../../host-cli/terminal/keys/parse-key-ring.js';
import { AID, authenticationKeys, type DirectoryLabel, keyData } from '../../../support/demonstration.js';
import { bytes, hex } from '../../../support/hex.js';
import { constantRandom } from '../../../support/random.js';
import {
  demonstrationRing,
  freshCard,
  GENERATION_2,
  identified,
  link,
  ringWithWrong,
  scripted,
} from '../link.js';

const CHALLENGE = '1122334455667788';
const ring = demonstrationRing();
const labels = Object.keys(AID) as DirectoryLabel[];

const enciphered = (cipher: string, key: string, data: string): string => {
  const engine = createCipheriv(cipher, bytes(key), null);
  engine.setAutoPadding(false);
  return hex(Uint8Array.from(engine.update(bytes(data))));
};
const xor = (a: string, b: string): string => hex(bytes(a).map((byte, index) => byte ^ bytes(b)[index]!));

describe('the cryptogram, reckoned with node:crypto alone', () => {
  it('generation 3: SM4 of the data under the process key, folded', async () => {
    const { transport, sent } = link(freshCard({ random: constantRandom(CHALLENGE) }));
    const result = await authenticate(transport, 'SSSE.RK', ring, await identified(transport));
    const zeros = '0'.repeat(16);
    const process = enciphered('sm4-ecb', 'AE09692CD5D302472ACE9F77AF3319B7', CHALLENGE + zeros);
    expect(process).toBe('814102B0528D954793C38DA549740D18');
    const block = enciphered('sm4-ecb', process, CHALLENGE + zeros);
    expect(sent.at(-1)).toBe(`0082000A10${xor(block.slice(0, 16), block.slice(16))}${CHALLENGE}`);
    expect(result).toEqual({ outcome: 'authenticated', key: 'SSSE.RK' });
  });

  it('generation 2: DES under the process key', async () => {
    const transport = scripted({ ...GENERATION_2, '0084': `${CHALLENGE}9000`, '0082': '9000' });
    const result = await authenticate(transport, 'SSSE.RK', ring, await identified(transport));
    const key = '1823C719A65937305E3A1E7A25F0C496';
    const process = enciphered('des-ede3', key + key.slice(0, 16), CHALLENGE);
    expect(process).toBe('10115EDFF01D4D8D');
    const cryptogram = enciphered('des-ede3', process.repeat(3), CHALLENGE);
    expect(transport.sent.at(-1)).toBe(`0082000A10${cryptogram}${CHALLENGE}`);
    expect(result.outcome).toBe('authenticated');
  });
});

describe('every key of external authentication', () => {
  it.each([
    ['contact', undefined],
    ['contactless', 'contactless'],
  ] as const)('works over %s', async (_name, cardInterface) => {
    const { transport } = link(freshCard(), cardInterface);
    const card = await identified(transport);
    for (const name of labels.flatMap(authenticationKeys)) {
      expect(await authenticate(transport, name, ring, card)).toEqual({
        outcome: 'authenticated',
        key: name,
      });
    }
  });

  it('works with the version byte and on T=1', async () => {
    const { transport, sent } = link(freshCard({ protocol: 'T=1' }));
    const result = await authenticate(transport, 'ssse.uk', ring, await identified(transport), {
      withVersion: true,
    });
    expect(result).toEqual({ outcome: 'authenticated', key: 'SSSE.UK' });
    expect(sent.at(-1)).toMatch(/^0082000411.{32}01$/);
  });
});

describe('a version of the key', () => {
  it('that is not 01 goes along, whether asked for or the only one of the ring', async () => {
    const other = parseKeyRing({ SSSE: [{ ...keyData('SSSE.RK'), version: 2 }] }, 'second version');
    for (const options of [{}, { version: 2 }]) {
      const { transport, sent } = link();
      const result = await authenticate(transport, 'SSSE.RK', other, await identified(transport), options);
      // The card has version 01 only; an unknown version spends nothing.
      expect(result).toMatchObject({ outcome: 'key-unknown', statusWord: 0x6a88 });
      expect(sent.at(-1)).toMatch(/^0082000A11.{32}02$/);
    }
  });
});

describe('rights', () => {
  const readable = async (transport: ReturnType<typeof link>['transport'], file: string) =>
    hex(await transport.transmit(bytes(`00A4020002${file}`))) === '9000' &&
    hex(await transport.transmit(bytes('00B2010400'))).slice(-4) !== '6982';

  it('of SSSE stay for authentication in SSSE and below', async () => {
    const { transport } = link();
    const card = await identified(transport);
    for (const name of ['SSSE.RK', 'SSSE.UK', 'DF01.RK']) await authenticate(transport, name, ring, card);
    await transport.transmit(bytes('00A4000002DDF1'));
    expect(await readable(transport, 'EF06')).toBe(true);
  });

  it('of a directory stay for a second key of the same', async () => {
    const { transport } = link();
    const card = await identified(transport);
    for (const name of ['DF03.RK', 'DF03.UK_EF05']) await authenticate(transport, name, ring, card);
    expect(await readable(transport, 'EF06')).toBe(true);
  });
});

describe('what the card refuses', () => {
  it('a wrong key costs a try, then it is blocked', async () => {
    const { transport } = link();
    const card = await identified(transport);
    const wrong = ringWithWrong('SSSE.RK');
    const results = [];
    for (let turn = 0; turn < 4; turn++) results.push(await authenticate(transport, 'SSSE.RK', wrong, card));
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused', 'blocked']);
    expect(results.map((result) => 'triesLeft' in result && result.triesLeft)).toEqual([2, 1, 0, false]);
    expect(results[0]).toMatchObject({ key: 'SSSE.RK', reason: { en: expect.stringContaining('SSSE.RK') } });
    expect(await authenticate(transport, 'SSSE.RK', ring, card)).toMatchObject({
      outcome: 'blocked',
      statusWord: 0x6983,
    });
  });

  it.each([
    ['0082', '6A88', 'key-unknown', 'external authentication'],
    ['0082', '9403', 'key-unknown', 'external authentication'],
    ['0082', '6985', 'refused', 'external authentication'],
    ['0084', '6D00', 'refused', 'challenge'],
    ['0084', '112233449000', 'refused', 'challenge'],
  ])('%s with %s is %s', async (command, answer, outcome, step) => {
    const transport = scripted({ ...GENERATION_2, '0084': `${CHALLENGE}9000`, [command]: answer });
    const result = await authenticate(transport, 'SSSE.RK', ring, await identified(transport));
    expect(result).toMatchObject({ outcome, reason: { en: expect.stringContaining(step) } });
  });

  it('a directory that is not there is refused, not an unknown key', async () => {
    const transport = scripted({ ...GENERATION_2, '00A4040006': '6A88' });
    const result = await authenticate(transport, 'DF01.RK', ring, await identified(transport));
    expect(result).toMatchObject({
      outcome: 'refused',
      reason: { en: expect.stringContaining('selecting DF01') },
    });
  });
});

describe('what is not sent to the card', () => {
  it.each([
    ['SSSE.IRK', 'KEY_NOT_FOR_AUTHENTICATION'],
    ['DF04.DPK', 'KEY_NOT_FOR_AUTHENTICATION'],
    ['PKI.MK', 'KEY_DIRECTORY_UNKNOWN'],
    ['SSSE.XX', 'KEY_NAME_UNKNOWN'],
  ])('%s', async (name, code) => {
    const { transport, sent } = link();
    const card = await identified(transport);
    const before = sent.length;
    await expect(authenticate(transport, name, ring, card)).rejects.toMatchObject({ code });
    expect(sent).toHaveLength(before);
  });
});
