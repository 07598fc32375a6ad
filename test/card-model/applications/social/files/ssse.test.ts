import { describe, expect, it } from 'vitest';
import { SSSE_KEY } from '../../../../../card-model/applications/social/files/ssse.js';
import { conversation } from '../../../../support/conversation.js';
import { keyData } from '../../../../support/demonstration.js';
import { describeDirectory } from '../../../../support/describe-directory.js';
import { filled } from '../../../../support/hex.js';

describeDirectory('SSSE');

it('key references. ssc-card.md 2.2', () => {
  expect(SSSE_KEY).toEqual({ RK: 0x0a, UK: 0x04, UK2: 0x0d, UK_EF0C: 0x07, PUK: 0x06 });
  expect(keyData('SSSE.PUK').reference).toBe(6);
});

describe('the demonstration card, generation 3', () => {
  conversation('EF05, with the MAC of the worked examples in the 卡识别码', [
    ['select SSSE', '9000'],
    ['00B2012C12', '0110 510100D15600000500000001 D24770B4 9000'],
    ['00B2022C03', '0201 33 9000'],
    ['00B2032C06', '0304 332E3030 9000'],
    ['00B2042C0E', '040C 915100000000510100000001 9000'],
    ['00B2052C06', '0504 20260101 9000'],
    ['00B2062C06', '0604 20360101 9000'],
    ['00B2072C0B', '0709 413130303030303135 9000'],
    ['00B2082C00', '6A83'],
  ]);
  conversation('EF06: text filled with 00, an empty 姓名扩展 too', [
    ['select SSSE', '9000'],
    ['auth SSSE.RK', '9000'],
    ['00B2013414', '0812 353130313030313838303031303130303158 9000'],
    ['00B2023420', `091E B2E2CAD4B3D6BFA8C8CB ${filled(20, '00')} 9000`],
    ['00B2033416', `4E14 ${filled(20, '00')} 9000`],
    ['00B2043403', '0A01 31 9000'],
    ['00B2053403', '0B01 01 9000'],
    ['00B2063405', '0C03 510100 9000'],
    ['00B2073406', '0D04 18800101 9000'],
    ['00B2083400', '6A83'],
  ]);
  conversation('EF07 and EF08 are blank, EF0C and EF0D have records without values', [
    ['select SSSE', '9000'],
    ['auth SSSE.RK', '9000'],
    ['verify', '9000'],
    ['00B0870000', `${filled(256, 'FF')} 9000`],
    ['00B0880000', `${filled(256, 'FF')} 9000`],
    ['00B2016400', `E010 ${filled(16, 'FF')} 9000`],
    ['00B2026400', `E128 ${filled(40, 'FF')} 9000`],
    ['00B2036400', '6A83'],
    ['00B2016C00', `EA0C ${filled(12, 'FF')} 9000`],
    ['00B2026C00', 'EB03 FFFFFF 9000'],
    ['00B2036C00', 'EC01 FF 9000'],
    ['00B2046C00', 'ED01 FF 9000'],
    ['00B2056C00', '6A83'],
  ]);
});
