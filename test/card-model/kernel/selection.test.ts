import { describe, expect, it } from 'vitest';
import { Directory } from '../../../card-model/files/directory.js';
import { Selection } from '../../../card-model/kernel/selection.js';
import { defineSession, Session } from '../../../card-model/kernel/session.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { conversation, ON_BOTH_INTERFACES } from '../../support/conversation.js';
import { demonstrationContents } from '../../support/demonstration.js';

const READ_HOLDER = '00B2013414';
const HOLDER = '0812353130313030313838303031303130303158 9000';
const READ_DF = '00B2012C00';

describe.each(ON_BOTH_INTERFACES)('rights gained in SSSE, %s', (cardInterface) => {
  const options = { interface: cardInterface };

  conversation(
    'hold over a new SELECT of SSSE and in a DF below',
    [
      ['select SSSE', '9000'],
      ['auth SSSE.RK', '9000'],
      [READ_HOLDER, HOLDER],
      ['select SSSE', '9000'],
      [READ_HOLDER, HOLDER],
      ['select DF01', '9000'],
      ['select DF02', '9000'],
      ['select SSSE', '9000'],
      [READ_HOLDER, HOLDER],
      ['file EF05', '9000'],
      [READ_HOLDER, HOLDER],
    ],
    options,
  );

  conversation(
    'the PIN verified in SSSE reads in every DF',
    [
      ['select SSSE', '9000'],
      ['verify', '9000'],
      ['select DF01', '9000'],
      [READ_DF, '..9000'],
      ['select DF03', '9000'],
      [READ_DF, '..9000'],
      ['tries', '9000'],
    ],
    options,
  );

  conversation(
    'the PIN verified in a DF is the same PIN of SSSE',
    [
      ['select SSSE', '9000'],
      ['select DF02', '9000'],
      ['verify', '9000'],
      [READ_DF, '..9000'],
      ['select SSSE', '9000'],
      ['tries', '9000'],
      ['select DF05', '9000'],
      [READ_DF, '..9000'],
    ],
    options,
  );

  for (const [title, leave] of [
    ['the MF by identifier', '00A4000C023F00'],
    ['the MF without data', '00A4000C'],
    ['the MF as parent', '00A4030C'],
  ] as const) {
    conversation(
      `are dropped by a SELECT of ${title}`,
      [
        ['select SSSE', '9000'],
        ['auth SSSE.RK', '9000'],
        ['verify', '9000'],
        [leave, '9000'],
        ['select SSSE', '9000'],
        [READ_HOLDER, '6982'],
        ['tries', '63C6'],
      ],
      options,
    );
  }

  conversation(
    'are dropped by reset and by power-off',
    [
      ['select SSSE', '9000'],
      ['auth SSSE.RK', '9000'],
      ['verify', '9000'],
      ['warm', '..0001'],
      ['select SSSE', '9000'],
      [READ_HOLDER, '6982'],
      ['tries', '63C6'],
      ['auth SSSE.RK', '9000'],
      ['verify', '9000'],
      ['off', ''],
      ['reset', '..0001'],
      ['select SSSE', '9000'],
      [READ_HOLDER, '6982'],
      ['tries', '63C6'],
    ],
    options,
  );
});

describe.each(ON_BOTH_INTERFACES)('rights gained in a DF, %s', (cardInterface) => {
  const options = { interface: cardInterface };
  const gained = [
    ['select SSSE', '9000'],
    ['select DF01', '9000'],
    ['auth DF01.RK', '9000'],
    [READ_DF, '..9000'],
  ] as const;

  conversation(
    'survive a new SELECT of the same DF, by AID or identifier, and of its files',
    [
      ...gained,
      ['select DF01', '9000'],
      [READ_DF, '..9000'],
      ['00A4000C02DF01', '9000'],
      [READ_DF, '..9000'],
      ['file EF06', '9000'],
      [READ_DF, '..9000'],
    ],
    options,
  );

  for (const label of ['SSSE', 'MF', 'DF02']) {
    conversation(
      `fall when ${label} is selected`,
      [...gained, [`select ${label}`, '9000'], ['select DF01', '9000'], [READ_DF, '6982']],
      options,
    );
  }

  conversation(
    'do not fall when a SELECT fails',
    [
      ...gained,
      ['00A4020C02EFFF', '6A82'],
      ['00A4000C02DF99', '6A82'],
      ['00A4040C05D156000099', '6A82'],
      ['00A4050C02EF05', '6A86'],
      ['00A4040C04D1560000', '6700'],
      [READ_DF, '..9000'],
    ],
    options,
  );

  conversation(
    'are no rights in another DF with a key of the same reference',
    [
      ['select SSSE', '9000'],
      ['select DF01', '9000'],
      ['auth DF01.RK', '9000'],
      ['select DF02', '9000'],
      [READ_DF, '6982'],
    ],
    options,
  );
});

describe('changing the interface', () => {
  conversation('drops all rights', [
    ['select SSSE', '9000'],
    ['auth SSSE.RK', '9000'],
    ['contactless', '..0001'],
    ['select SSSE', '9000'],
    [READ_HOLDER, '6982'],
  ]);
});

describe('the current file', () => {
  conversation('is none after a SELECT of a directory, also of the same one', [
    ['select SSSE', '9000'],
    ['file EF05', '9000'],
    ['00B2020403', '020133 9000'],
    ['select SSSE', '9000'],
    ['00B2020403', '6986'],
  ]);
  conversation('is the file of the last short identifier', [
    ['select SSSE', '9000'],
    ['file EF06', '9000'],
    ['00B2022C03', '020133 9000'],
    ['00B2030406', '0304332E3030 9000'],
  ]);
  conversation('begins without a current record; a new SELECT of the file begins anew', [
    ['select SSSE', '9000'],
    ['file EF05', '9000'],
    ['00B2000400', '6A83'],
    ['00B2000200', '..9000'],
    ['00B2000203', '020133 9000'],
    ['file EF0D', '9000'],
    ['file EF05', '9000'],
    ['00B2000400', '6A83'],
  ]);
});

describe('Selection', () => {
  it('selecting the MF drops also what was gained in the MF itself', () => {
    const root = new Directory(demonstrationContents().masterFile, undefined, (id) => gen3.application(id));
    const selection = new Selection(root, new Session());
    root.rightOfKey(0x00).held = true;
    selection.selectDirectory(root.directories[0]!);
    expect(root.rightOfKey(0x00).held).toBe(true);
    selection.selectDirectory(root);
    expect(root.rightOfKey(0x00).held).toBe(false);
  });
});

describe('what a new directory ends', () => {
  const kind = defineSession<number>('test');
  const start = () => {
    const root = new Directory(demonstrationContents().masterFile, undefined, (id) => gen3.application(id));
    const session = new Session();
    const selection = new Selection(root, session);
    const [ssse] = root.directories;
    selection.selectDirectory(ssse!);
    session.open(kind, 1);
    return { root, ssse: ssse!, session, selection };
  };

  it('the sequence of commands that ran, also when the same directory is selected again', () => {
    for (const target of ['root', 'ssse'] as const) {
      const { selection, session, ...directories } = start();
      selection.selectDirectory(directories[target]);
      expect(session.stateOf(kind)).toBeUndefined();
    }
  });

  it('not the selection of a file', () => {
    const { selection, session, ssse } = start();
    selection.selectFile(ssse.files[0]!);
    selection.useFile(ssse.files[1]!);
    expect(session.stateOf(kind)).toBe(1);
  });

  it('leaving a file forgets its record and nothing else', () => {
    const { selection, session, ssse } = start();
    selection.selectFile(ssse.files[0]!);
    selection.record = 3;
    selection.leaveFile();
    expect([selection.file, selection.record, selection.directory, session.stateOf(kind)]).toEqual([
      ...[undefined, 0, ssse, 1],
    ]);
  });
});
