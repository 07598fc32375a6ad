import { describe, expect, it } from 'vitest';
import { converse, type Exchange } from '../../../support/conversation.js';
import { ENVIRONMENT, PSAM_AID, psamOf, SELECT_PSAM, selectEnvironment } from '../../../support/psam.js';
import { Terminal } from '../../../support/terminal.js';

const talk = (exchanges: readonly Exchange[]) => converse(new Terminal(psamOf()), exchanges);

const FACTORS = '8660510100000001 3531303130307378';
const CHALLENGE = '1122334455667788';
const ZEROS = '0000000000000000';
const DATA = 'A1A2A3A4A5A6A7A8';

describe('worked examples: SSSE.RK', () => {
  it('generation 3: the block whose halves make the cryptogram 954DC29564E31DDF', () => {
    talk([
      [selectEnvironment('SM4'), '9000'],
      [SELECT_PSAM, '9000'],
      [`BFDE470A20 ${FACTORS} ${CHALLENGE} ${ZEROS}`, '9000'],
      [`80FA000010 ${DATA} ${ZEROS}`, '6110'],
      ['00C0000010', '43CF578B60E1E174 D682951E0402FCAB 9000'],
    ]);
    const halves = [0x43cf578b60e1e174n, 0xd682951e0402fcabn] as const;
    expect(halves[0] ^ halves[1]).toBe(0x954dc29564e31ddfn);
  });
  it('generation 2: the cryptogram itself', () => {
    talk([
      [selectEnvironment('3DES'), '9000'],
      [SELECT_PSAM, '9000'],
      [`BFDE470A18 ${FACTORS} ${CHALLENGE}`, '9000'],
      [`80FA000008 ${DATA}`, '6108'],
      ['00C0000008', 'CF109D137FF6EEB9 9000'],
    ]);
  });
});

describe('environments', () => {
  it('are those for 3DES and SM4; there is none for SSF33', () => {
    talk([
      [`00A404000F${ENVIRONMENT['3DES']}`, '6118'],
      ['00C0000018', `6F16840F${ENVIRONMENT['3DES']}A50388011E 9000`],
      [`00A404000F${ENVIRONMENT.SM4}`, '6118'],
      ['00C0000018', `6F16840F${ENVIRONMENT.SM4}A50388011E 9000`],
      [`00A404000F${ENVIRONMENT.SSF33}`, '6A82'],
    ]);
  });

  const inSm4: Exchange = [`BFDE470A20 ${FACTORS} ${CHALLENGE} ${ZEROS}`, '9000'];
  const in3des: Exchange = [`BFDE470A18 ${FACTORS} ${CHALLENGE}`, '9000'];
  const byAid: Exchange = [`00A4040006${PSAM_AID}`, '610A'];

  it('the application by its AID is that of 3DES right after reset, as terminals of old expect', () => {
    talk([
      byAid,
      ['00C000000A', '6F088406D15600000590 9000'],
      in3des,
      ['reset', '3B6D000000815443538660510100000001'],
      byAid,
      in3des,
    ]);
  });
  it('else that of the current environment', () => {
    talk([[selectEnvironment('SM4'), '9000'], byAid, inSm4, byAid, inSm4]);
    talk([[selectEnvironment('SM4'), '9000'], [selectEnvironment('3DES'), '9000'], byAid, in3des]);
  });
  it.each(['00A4020002DF01', '00A4000002DF01', '00A4010002DF01'])('by file identifier: %s', (select) => {
    talk([[select, '6A82'], [selectEnvironment('SM4'), '9000'], [select, '610A'], inSm4]);
  });
});

describe('what it serves', () => {
  it('challenges, and no commands of a card for holders', () => {
    talk([
      ['0084000008', '..9000'],
      [selectEnvironment('SM4'), '9000'],
      [SELECT_PSAM, '9000'],
      ['0084000004', '..9000'],
      ['00B0000001', '6D00'],
      ['0020000003246813', '6D00'],
      ['0088000010', '6D00'],
    ]);
  });
  it('by contact alone', () => {
    expect(() => psamOf().powerOn('contactless')).toThrow(
      expect.objectContaining({ code: 'INTERFACE_NOT_SUPPORTED' }),
    );
  });
});
