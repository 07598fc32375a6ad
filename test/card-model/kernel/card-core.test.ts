import { describe, expect, it } from 'vitest';
import { blankCard } from '../../../card-model/personalisation/blank-card.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { conversation, converse } from '../../support/conversation.js';
import { AID, demonstrationContents, SSSE_FCI } from '../../support/demonstration.js';
import { filled, hexByte } from '../../support/hex.js';
import { freshCard, Terminal } from '../../support/terminal.js';

const SELECT_SSSE = `00A404000F${AID.SSSE}`;

describe('order of refusals', () => {
  // Every command below is wrong in all the later ways too, so that only the order decides.
  conversation('class, channel, instruction, format, rights, the command itself', [
    ['select SSSE', '9000'],
    ['10FFFFFF', '6E00'],
    ['01FFFFFF', '6881'],
    ['00FFFFFFFFFF', '6D00'],
    ['00B2FF34', '6700'],
    ['00B2FF3414', '6A86'],
    ['00B2633414', '6982'],
    ['auth SSSE.RK', '9000'],
    ['00B2633414', '6A83'],
  ]);

  conversation(
    'the life cycle comes after the format and before the rights',
    [
      ['select SSSE', '6283'],
      ['00FFFFFF', '6D00'],
      ['00B2FF3414', '6A86'],
      ['00B2013414', '6985'],
      ['00200000', '6985'],
      ['002000000100', '6700'],
    ],
    { contents: demonstrationContents('DEACTIVATED') },
  );

  conversation('a right is asked for before the kind of file and the record are looked at', [
    ['select SSSE', '9000'],
    ['file EF08', '9000'],
    ['00B2010400', '6982'],
    ['00DC010403 000000', '6982'],
    ['00D6FF0001 00', '6A86'],
    ['00D67F0001 00', '6982'],
    ['auth SSSE.RK', '9000'],
    ['00B2010400', '6981'],
    ['00DC010403 000000', '6982'],
  ]);

  conversation('a file must be there before its rights can be asked', [
    ['select SSSE', '9000'],
    ['00B2010400', '6986'],
    ['00B0000000', '6986'],
    ['00B201F400', '6A82'],
    ['00DC01F403 000000', '6A82'],
    ['00B09E0000', '6A82'],
  ]);
});

describe('commands too short for a header', () => {
  it.each(['', '00', '00A4', '00A404', '10', 'FFFF'])("'%s' is answered with 6700", (command) => {
    converse(new Terminal(freshCard()), [[command, '6700']]);
  });
});

describe('a length field that does not fit the command', () => {
  const cases = [
    '00A4040002',
    '00A404000F73',
    `${SELECT_SSSE}0000`,
    '00A40400000001',
    '00A4040000000100',
    '00A404000000',
  ];
  it.each(cases)('%s: 6700 on every protocol', (command) => {
    for (const protocol of ['T=0', 'T=1'] as const) {
      converse(new Terminal(freshCard({ protocol })), [[command, '6700']]);
    }
  });

  conversation('an unknown class or instruction is said first', [
    ['10A40400FF', '6E00'],
    ['00FF0400FF', '6D00'],
  ]);
});

describe('extended length', () => {
  const EXTENDED_SELECT = `00A4040000000F${AID.SSSE}`;
  conversation('T=0: 6700, and nothing is done', [
    [EXTENDED_SELECT, '6700'],
    [`${EXTENDED_SELECT}0000`, '6700'],
    ['0084000000 0008', '6700'],
    ['10A40000000000', '6E00'],
    ['00FF0000000000', '6D00'],
    ['00A4020C02EF05', '6A82'],
  ]);

  for (const options of [{ protocol: 'T=1' }, { interface: 'contactless' }] as const) {
    conversation(
      `works on ${Object.values(options)[0]}`,
      [
        [EXTENDED_SELECT, '9000'],
        [`${EXTENDED_SELECT}0000`, `${SSSE_FCI}9000`],
        ['00B2012C000000', `..9000`],
        ['00B2022C000003', '020133 9000'],
        ['00B2022C000004', '6C03'],
        ['00840000000008', '..9000'],
        ['0020000000 0003 246813', '9000'],
      ],
      options,
    );
  }

  it('carries 65535 bytes in and 65536 wanted back', () => {
    const terminal = new Terminal(freshCard({ protocol: 'T=1' }));
    converse(terminal, [
      ['select SSSE', '9000'],
      ['auth SSSE.UK', '9000'],
      ['auth SSSE.RK', '9000'],
      [`00D6880000FFFF${filled(65_535, 'AA')}`, '6A84'],
      [`00D6880000FFFF${filled(65_534, 'AA')}`, '6700'],
      [`00D6880000FFFF${filled(65_536, 'AA')}`, '6700'],
      [`00D6880000 1000${filled(4_096, 'AB')}`, '9000'],
      ['00B08800000000', `${filled(4_096, 'AB')}9000`],
      ['00B08800001000', `${filled(4_096, 'AB')}9000`],
      ['00B08800000FFF', `${filled(4_095, 'AB')}9000`],
    ]);
  });
});

describe('command cases at every length', () => {
  // GET CHALLENGE takes no data and an Le; UPDATE RECORD takes data; the lengths 0 to 7 bytes are told apart by form alone.
  conversation(
    'GET CHALLENGE from 4 to 9 bytes on T=1',
    [
      ['00840000', '6700'],
      ['0084000000', '..9000'],
      ['008400000001', '6700'],
      ['00840000000000', '..9000'],
      ['00840000000004', '..9000'],
      ['0084000001FF', '6700'],
      ['0084000001FF08', '6700'],
      ['0084000000000000', '6700'],
      ['008400000000010008', '6700'],
    ],
    { protocol: 'T=1' },
  );

  it.each([1, 2, 254, 255])('data of %s bytes, short form, with and without Le', (count) => {
    const command = `00D68800${hexByte(count)}${filled(count, '5A')}`;
    for (const protocol of ['T=0', 'T=1'] as const) {
      converse(new Terminal(freshCard({ protocol })), [
        ['select SSSE', '9000'],
        ['auth SSSE.UK', '9000'],
        [command, '9000'],
        [`${command}00`, '9000'],
        [command.slice(0, -2), '6700'],
        [`${command}0000`, '6700'],
      ]);
    }
  });
});

describe('data of an answer', () => {
  const INTERNAL = `0088000010${filled(16, '11')}`;
  conversation('T=0 without Le: 61xx and GET RESPONSE', [
    ['select SSSE', '9000'],
    [INTERNAL, '6108'],
    ['00C0000008', '..9000'],
    [`${INTERNAL}00`, '..9000'],
    [`${INTERNAL}08`, '..9000'],
    [`${INTERNAL}FF`, '..9000'],
    [`${INTERNAL}07`, '6C08'],
  ]);
  for (const options of [{ protocol: 'T=1' }, { interface: 'contactless' }] as const) {
    conversation(
      `${Object.values(options)[0]} without Le: 9000 and no data, and none wait`,
      [
        ['select SSSE', '9000'],
        [INTERNAL, '9000'],
        ['00C0000008', '6985'],
        [`${INTERNAL}08`, '..9000'],
      ],
      options,
    );
  }

  it('GET RESPONSE gives what the same command gives with Le', () => {
    const terminal = new Terminal(freshCard());
    terminal.say('select SSSE');
    const direct = terminal.send(`${INTERNAL}08`);
    terminal.send(INTERNAL);
    expect(terminal.send('00C0000008')).toBe(direct);
  });
});

describe('a command that fails writes nothing', () => {
  conversation('not even the bytes it had room for', [
    ['select SSSE', '9000'],
    ['auth SSSE.UK', '9000'],
    ['auth SSSE.RK', '9000'],
    ['file EF08', '9000'],
    ['00D60FFF02 AAAA', '6A84'],
    ['00B00FFF01', 'FF 9000'],
  ]);
});

describe('before issue', () => {
  const OPEN = '80E00300085353434152443031';
  const building = { contents: blankCard(gen3) };
  /** A file nobody may read or update once the card is issued. */
  const CREATE = '80E0010010 C4EF050002 00 FFFFFFFF FFFFFFFF FFFF';

  conversation(
    'what tells of the card is served without the transport key, all else is 6982',
    [
      ['00A40000', '6106'],
      ['0084000008', '..9000'],
      [`0082000010${filled(16, '11')}`, '6A88'],
      [`0088000010${filled(16, '11')}`, '6A88'],
      ['00C0000000', '6985'],
      ['00200000', '6982'],
      ['00B2012C00', '6982'],
      ['00B0850000', '6982'],
      ['00D6850001AA', '6982'],
      [CREATE, '6982'],
      ['10FF0000', '6E00'],
      ['00FF0000', '6D00'],
      ['80E0FF00', '6A86'],
      ['80E0020001FF', '6700'],
    ],
    building,
  );

  conversation(
    'its right stands for every right of the files, until the building ends',
    [
      [OPEN, '9000'],
      [CREATE, '9000'],
      ['00D6850001AA', '9000'],
      ['00B0850000', 'AAFF9000'],
      ['80E00200', '9000'],
      ['00B0850000', '6982'],
      ['00D6850001BB', '6982'],
    ],
    building,
  );

  conversation(
    'the life cycle is not looked at: an application that is initialised is filled',
    [
      [OPEN, '9000'],
      [`80E0010010 38DDF10101${filled(11, 'FF')}`, '9000'],
      ['00A4000C02DDF1', '9000'],
      [CREATE, '9000'],
      ['00D6850001AA', '9000'],
      ['80E00200', '9000'],
      ['00D6850001BB', '6985'],
    ],
    building,
  );

  conversation(
    'contactless there is no building',
    [
      [OPEN, '9000'],
      ['contactless', '..0000'],
      [OPEN, '6982'],
      [CREATE, '6982'],
      ['00D6850001AA', '6982'],
      ['contact', '..0000'],
      [CREATE, '6982'],
    ],
    building,
  );
});

describe('a structure that changes', () => {
  it('leaves nothing behind: directories made and deleted many times answer as the first', () => {
    const terminal = new Terminal(freshCard({ contents: blankCard(gen3) }));
    terminal.send('80E00300085353434152443031');
    const create = `80E0010016 38DF010100${filled(11, 'FF')} D15600000500`;
    for (let round = 0; round < 50; round++) {
      converse(terminal, [
        [create, '9000'],
        [create, '6A89'],
        ['00A4040C06D15600000500', '9000'],
        ['80E0010010 C4EF050001 00 00FFFFFF FFFFFFFF FFFF', '9000'],
        ['00A4020002EF05', '9000'],
        ['80E10002', '9000'],
        ['00B0000000', '6986'],
        ['00A4040C06D15600000500', '6A82'],
      ]);
    }
  });
});
