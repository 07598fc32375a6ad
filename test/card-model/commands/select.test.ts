import { describe, it } from 'vitest';
import { conversation, converse, type Exchange, ON_BOTH_INTERFACES } from '../../support/conversation.js';
import { AID, type DirectoryLabel, demonstrationContents, SSSE_FCI } from '../../support/demonstration.js';
import { freshCard, Terminal } from '../../support/terminal.js';

const SSSE = `0F${AID.SSSE}`;
const DF01 = `06${AID.DF01}`;
/** A DF shows its name. ssc-card.md 3: `6F xx 84 xx AID for an ADF`. */
const DF01_FCI = `6F088406${AID.DF01}`;
const MF_FCI = '6F0483023F00';
/** FCP of SSSE: descriptor, identifier, name, life cycle. ISO/IEC 7816-4:2005, table 12. */
const SSSE_FCP = `621B8201388302DDF1840F${AID.SSSE}8A0105`;

describe('the FCI of SSSE has 30 bytes', () => {
  conversation('T=0: 611E, then GET RESPONSE', [
    [`00A40400${SSSE}`, '611E'],
    ['00C000001E', `${SSSE_FCI} 9000`],
  ]);
  conversation('T=0 with Le: at once', [
    [`00A40400${SSSE}00`, `${SSSE_FCI} 9000`],
    [`00A40400${SSSE}1E`, `${SSSE_FCI} 9000`],
    [`00A40400${SSSE}FF`, `${SSSE_FCI} 9000`],
  ]);
  conversation('T=0 with a short Le: 6C1E, and the data wait', [
    [`00A40400${SSSE}1D`, '6C1E'],
    ['00C000001E', `${SSSE_FCI} 9000`],
    [`00A40400${SSSE}01`, '6C1E'],
  ]);
  for (const options of [{ protocol: 'T=1' }, { interface: 'contactless' }] as const) {
    conversation(
      `${Object.values(options)[0]}: without Le no data, with Le the data`,
      [
        [`00A40400${SSSE}`, '9000'],
        ['00C000001E', '6985'],
        [`00A40400${SSSE}00`, `${SSSE_FCI} 9000`],
        [`00A40400${SSSE}1E`, `${SSSE_FCI} 9000`],
        [`00A40400${SSSE}1F`, `${SSSE_FCI} 9000`],
        [`00A40400${SSSE}1D`, '6C1E'],
      ],
      options,
    );
  }
});

describe('P2', () => {
  conversation('00 FCI, 04 FCP, 0C nothing, 02 the next of the name', [
    [`00A40400${SSSE}00`, `${SSSE_FCI} 9000`],
    [`00A40404${SSSE}00`, `${SSSE_FCP} 9000`],
    [`00A4040C${SSSE}00`, '9000'],
    [`00A4040C${SSSE}`, '9000'],
    [`00A40402${SSSE}00`, '6A82'],
    ['select MF', '9000'],
    [`00A40402${SSSE}00`, `${SSSE_FCI} 9000`],
  ]);
  conversation('all others are 6A86', [
    ...Array.from({ length: 256 }, (_, p2) => p2)
      .filter((p2) => ![0x00, 0x02, 0x04, 0x0c].includes(p2))
      .map((p2): Exchange => [`00A404${p2.toString(16).padStart(2, '0')}${SSSE}`, '6A86']),
  ]);
  conversation('02 goes with a name only', [
    ['00A4000202DDF1', '6A86'],
    ['00A4030200', '6A86'],
  ]);

  for (const [lifeCycle, byte, status] of [
    ['INITIALISED', '03', '9000'],
    ['ACTIVATED', '05', '9000'],
    ['DEACTIVATED', '04', '6283'],
    ['TERMINATED', '0C', '6285'],
  ] as const) {
    conversation(
      `04: the life-cycle byte of ${lifeCycle}, in SSSE and its DFs`,
      [
        [`00A40404${SSSE}00`, `${SSSE_FCP.slice(0, -2)}${byte}${status}`],
        [`00A40404${DF01}00`, `62128201388302DF018406${AID.DF01}8A01${byte}${status}`],
      ],
      { contents: demonstrationContents(lifeCycle) },
    );
  }

  conversation('04 of a file: size or records, identifier, short identifier', [
    ['select SSSE', '9000'],
    ['00A4020402EF08', '6113'],
    ['00C0000013', '6211 80021000 820101 8302EF08 880140 8A0105 9000'],
    ['00A4020402EF0500', '..9000'],
    ['00A40200 02EF05', '9000'],
    ['00A4020002EF0500', '9000'],
    ['00A4020C02EF0500', '9000'],
  ]);
});

describe('P1', () => {
  conversation('only those of the table', [
    ...Array.from({ length: 256 }, (_, p1) => p1)
      .filter((p1) => ![0, 1, 2, 3, 4, 8, 9].includes(p1))
      .map((p1): Exchange => [`00A4${p1.toString(16).padStart(2, '0')}0002DDF1`, '6A86']),
  ]);

  conversation('00 by identifier: MF, a directory below, beside or above, a file of the current directory', [
    ['00A4000000', `${MF_FCI} 9000`],
    ['00A40000023F0000', `${MF_FCI} 9000`],
    ['00A4000002DF01', '6A82'],
    ['00A4000002DDF100', `${SSSE_FCI} 9000`],
    ['00A4000002DF0100', `${DF01_FCI} 9000`],
    ['00A4000002DF02', '610A'],
    ['00A4000002DF02', '610A'],
    ['00A4000002DDF1', '611E'],
    ['00A4000002EF05', '9000'],
    ['00A4000002EF99', '6A82'],
    ['00A40000013F', '6700'],
    ['00A40000033F0000', '6700'],
  ]);
  conversation('01 a directory below', [
    ['00A4010002DDF1', '611E'],
    ['00A4010002DDF1', '6A82'],
    ['00A4010002EF05', '6A82'],
    ['00A4010002DF07', '610A'],
    ['00A4010002DF01', '6A82'],
    ['00A4010001DF', '6700'],
    ['00A40100', '6700'],
  ]);
  conversation('02 a file of the current directory, else a directory below or beside', [
    ['00A4020002EF05', '6A82'],
    ['select SSSE', '9000'],
    ['00A4020002EF05', '9000'],
    ['00A4020002DF01', '610A'],
    ['00A4020002DF02', '610A'],
    ['00A4020002EF05', '9000'],
    ['00A4020002DF09', '6A82'],
    ['00A4020002DDF1', '6A82'],
    ['00A4020002EF99', '6A82'],
    ['00A4020003EF0500', '6700'],
    ['00A40200', '6700'],
  ]);
  conversation('03 the directory above', [
    ['00A40300', '6A82'],
    ['select SSSE', '9000'],
    ['select DF01', '9000'],
    ['00A40300', '611E'],
    ['00A40300', '6106'],
    ['00A40300', '6A82'],
    ['00A4030002DDF1', '6700'],
  ]);
  conversation('08 and 09 a path from the MF or from here', [
    ['00A4080C04DDF1DF01', '9000'],
    ['00B2012C00', '6982'],
    ['00A4080C02DDF1', '9000'],
    ['00A4090C02DF02', '9000'],
    ['00A4090C02DF02', '6A82'],
    ['00A4080C02DF02', '6A82'],
    ['00A4080C063F00DDF1DF01', '6A82'],
    ['00A4080C03DDF1DF', '6700'],
    ['00A4080C', '6700'],
    ['00A4080C04DDF1EF05', '9000'],
    ['00B2020403', '020133 9000'],
    ['select SSSE', '9000'],
    ['00A4090C02EF05', '9000'],
    ['00B2020403', '020133 9000'],
  ]);
  conversation('a path to a file makes its directory current. ISO/IEC 7816-4:2005, 7.1.1', [
    ['00A4080C06DDF1DF01EF05', '9000'],
    ['auth DF01.RK', '9000'],
    ['00B2012C00', '..9000'],
    ['00A4080C04DDF1EF05', '9000'],
    ['auth SSSE.RK', '9000'],
  ]);
});

describe('by name', () => {
  it('every directory by its whole AID, from every other', () => {
    const terminal = new Terminal(freshCard());
    const labels = Object.keys(AID) as DirectoryLabel[];
    for (const from of labels) {
      for (const to of labels) {
        const command = `00A40400${(AID[to].length / 2).toString(16).padStart(2, '0')}${AID[to]}00`;
        const fci = to === 'SSSE' ? SSSE_FCI : `6F088406${AID[to]}`;
        converse(terminal, [
          [`select ${from}`, '9000'],
          [command, `${fci} 9000`],
        ]);
      }
    }
  });
  conversation('a name cut at the right: the first that fits, 02 the one after', [
    ['00A4040005D15600000500', `${DF01_FCI} 9000`],
    ['00A4040205D15600000500', `6F088406${AID.DF02} 9000`],
    ['00A4040205D15600000500', `6F088406${AID.DF03} 9000`],
    ['select DF07', '9000'],
    ['00A4040205D15600000500', '6A82'],
    ['select DF07', '9000'],
  ]);
  conversation('5 to 16 bytes', [
    ['00A40400047378312E', '6700'],
    ['00A4040005 7378312E73', '611E'],
    [`00A4040010${AID.SSSE}00`, '6A82'],
    [`00A4040011${AID.SSSE}0000`, '6700'],
    ['00A4040005 D156000006', '6A82'],
    [`00A4040006 D1560000 0506`, '6A82'],
  ]);
});

describe.each(ON_BOTH_INTERFACES)('a SELECT that fails changes nothing, %s', (cardInterface) => {
  const failing = [
    ['00A4020002EF99', '6A82'],
    ['00A4000002DF99', '6A82'],
    ['00A4040005D156000099', '6A82'],
    ['00A4010002EF05', '6A82'],
    ['00A4080004DDF1EF99', '6A82'],
    ['00A4090002EF99', '6A82'],
    ['00A4040C04D1560000', '6700'],
    ['00A4FF0002EF05', '6A86'],
    ['00A4040102EF05', '6700'],
  ] as const;
  for (const [command, refusal] of failing) {
    conversation(
      command,
      [
        ['select SSSE', '9000'],
        ['auth SSSE.RK', '9000'],
        ['file EF05', '9000'],
        ['00B2020403', '020133 9000'],
        [command, refusal],
        ['00B2000403', '020133 9000'],
        ['00B2013414', '..9000'],
      ],
      { interface: cardInterface },
    );
  }
});
