import { describe, expect, it } from 'vitest';
import demonstrationData from '../../../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { parseKeyRing } from '../../../../host-cli/terminal/keys/parse-key-ring.js';

const MASTER = '70DF00B0192353928865C1C08740E2DC';
const RK = { name: 'SSSE.RK', reference: 10, psam: '470A', master: MASTER };

const errorOf = (value: unknown): { code?: string; message: string } => {
  try {
    parseKeyRing(value, 'my-keys.yaml');
  } catch (error) {
    return error as { code?: string; message: string };
  }
  throw new Error('nothing was thrown');
};

describe('keys', () => {
  it('come from the keys of a file or from the whole file', () => {
    const names = Object.values(demonstrationData.keys).flatMap((keys) => keys.map(({ name }) => name));
    expect(parseKeyRing(demonstrationData, 'whole').names).toEqual(names);
    expect(parseKeyRing(demonstrationData.keys, 'keys').names).toEqual(names);
  });

  it('are known by their upper-case names, with PSAM bytes or without', () => {
    const ring = parseKeyRing(
      {
        any: [
          { ...RK, name: 'ssse.rk' },
          { ...RK, name: 'MF.MK', psam: undefined },
        ],
      },
      'two',
    );
    expect(ring.find('SSSE.RK')).toEqual({
      name: 'SSSE.RK',
      directory: 'SSSE',
      reference: 10,
      version: 1,
      psam: '470A',
    });
    expect(ring.find('MF.MK')).toMatchObject({ directory: 'MF', psam: null });
  });

  it('may stand in several versions, with tries of their own', () => {
    const ring = parseKeyRing({ SSSE: [RK, { ...RK, version: 2, tries: 5 }] }, 'two');
    expect(ring.versionsOf('SSSE.RK')).toMatchObject([{ version: 1 }, { version: 2, tries: 5 }]);
    expect(ring.find('SSSE.RK')).not.toHaveProperty('tries');
  });

  it('may be none', () => expect(parseKeyRing({}, 'empty').names).toEqual([]));
});

describe('what is wrong is told by its place', () => {
  it.each([
    ['a text', 'abc', 'my-keys.yaml: the data must be an object'],
    ['a list', [RK], 'my-keys.yaml: the data must be an object'],
    ['nothing', null, 'my-keys.yaml: the data must be an object'],
    ['keys that are no object', { keys: 5 }, 'my-keys.yaml: keys must be an object'],
    ['a directory that is no list', { keys: { SSSE: RK } }, 'my-keys.yaml: keys.SSSE must be a list of keys'],
    ['a key that is no object', { SSSE: [RK, 'x'] }, 'my-keys.yaml: SSSE.1 must be an object'],
    [
      'no master',
      { SSSE: [{ ...RK, master: undefined }] },
      'SSSE.0.master is missing; it must be 32 hexadecimal digits',
    ],
    [
      'a short master',
      { SSSE: [{ ...RK, master: MASTER.slice(2) }] },
      'SSSE.0.master must be 32 hexadecimal digits',
    ],
    ['a master as number', { SSSE: [{ ...RK, master: 70 }] }, 'SSSE.0.master must be 32 hexadecimal digits'],
    [
      'a name without directory',
      { SSSE: [{ ...RK, name: 'RK' }] },
      'SSSE.0.name must be a name such as SSSE.RK',
    ],
    [
      'a large reference',
      { SSSE: [{ ...RK, reference: 256 }] },
      'SSSE.0.reference must be a whole number from 0 to 255',
    ],
    ['a negative reference', { SSSE: [{ ...RK, reference: -1 }] }, 'SSSE.0.reference must be'],
    ['no reference', { SSSE: [{ ...RK, reference: undefined }] }, 'SSSE.0.reference is missing'],
    ['a wrong psam', { SSSE: [{ ...RK, psam: '47' }] }, 'SSSE.0.psam must be 4 hexadecimal digits'],
    [
      'a wrong version',
      { SSSE: [{ ...RK, version: 256 }] },
      'SSSE.0.version must be a whole number from 0 to 255, or absent',
    ],
    ['no tries', { SSSE: [{ ...RK, tries: 0 }] }, 'SSSE.0.tries must be a whole number from 1 to 15'],
    ['a name twice', { SSSE: [RK], DF01: [RK] }, 'DF01.0 is SSSE.RK in version 1, as SSSE.0 has it'],
  ])('%s', (_name, value, message) => {
    const error = errorOf(value);
    expect(error.code).toBe('KEYS_INVALID');
    expect(error.message).toContain(message);
  });

  it('and a value of a key is never repeated', () => {
    const slips = [
      { SSSE: [{ ...RK, master: `${MASTER}00` }] },
      { SSSE: [{ ...RK, name: MASTER }] },
      { SSSE: [{ ...RK, psam: MASTER }] },
      { SSSE: [{ ...RK, reference: MASTER }] },
      { SSSE: MASTER },
      { keys: MASTER },
    ];
    for (const slip of slips) expect(errorOf(slip).message).not.toContain(MASTER);
  });
});
