import { describe, expect, it } from 'vitest';
import { decodeCommand } from '../../../../../apdu/codec/command-apdu.js';
import type { NameLookup } from '../../../../../apdu/trace/name-lookup.js';
import { initialiseDebit } from '../../../../../card-model/applications/social/debit/initialise-debit.js';
import { conversation, converse } from '../../../../support/conversation.js';
import {
  atMedicalCard,
  debitContents,
  EXAMPLE,
  MEDICAL,
  PROFILE_IDS,
  spendingState,
  withControl,
  withLastSequence,
  withMedicalDirectory,
} from '../../../../support/debit.js';
import { bytes } from '../../../../support/hex.js';
import { constantRandom } from '../../../../support/random.js';

const ORDER = '01 000003E8 00000000 00000000 000000000001';
const random = constantRandom(EXAMPLE.random);
/** In DF04 with the PIN; what INITIALISE answers to an order of that many fen on each account. */
const initialised = (fen: readonly number[], ...control: readonly string[]): string =>
  atMedicalCard({ contents: withControl(debitContents(), ...control) })
    .say(`initialise ${fen.join(' ')}`)
    .slice(-4);

describe('worked example', () => {
  conversation('with Le', [...MEDICAL, [EXAMPLE.initialise, EXAMPLE.initialised]], { random });
  conversation(
    'without Le on T=0',
    [...MEDICAL, [`8050010213 ${ORDER}`, '610C'], ['00C000000C', EXAMPLE.initialised]],
    { random },
  );
  conversation(
    'with a wrong Le',
    [...MEDICAL, [`8050010213 ${ORDER} 0B`, '6C0C'], ['00C000000C', EXAMPLE.initialised]],
    {
      random,
    },
  );
});

it.each(PROFILE_IDS)('%s tells ceiling, sequence, key version and algorithm', (profile) => {
  const answer = atMedicalCard({ profile }).say('initialise 1000');
  expect(answer.slice(0, 16)).toBe(`0000C350000101${profile === 'gen3' ? '03' : '01'}`);
  expect(answer).toHaveLength(28);
});

describe('format', () => {
  conversation('lengths and parameters come before rights', [
    ['select SSSE', '9000'],
    ['select DF04', '9000'],
    [`8050010212 ${ORDER.slice(0, -2)}`, '6700'],
    [`8050010214 ${ORDER}00`, '6700'],
    ['80500102', '6700'],
    [`8050010113 ${ORDER}`, '6A86'],
    [`8050000213 ${ORDER}`, '6A86'],
    [`8050010213 ${ORDER}`, '6982'],
    [`0050010213 ${ORDER}`, '6E00'],
    [`8150010213 ${ORDER}`, '6881'],
    [`8050010200 0013 ${ORDER}`, '6700'],
  ]);
});

describe('rights', () => {
  conversation('the PIN', [
    ['select SSSE', '9000'],
    ['select DF04', '9000'],
    [EXAMPLE.initialise, '6982'],
    ['auth DF04.UK_EF06_EF15', '9000'],
    ['auth DF04.RK_EF06', '9000'],
    [EXAMPLE.initialise, '6982'],
    ['verify', '9000'],
    [EXAMPLE.initialise, '..9000'],
    ['verify 111111', '63C5'],
    [EXAMPLE.initialise, '6982'],
  ]);
  conversation('contact only', [...MEDICAL, [EXAMPLE.initialise, '6982']], { interface: 'contactless' });
});

describe('keys', () => {
  conversation('a version that there is not', [
    ...MEDICAL,
    [EXAMPLE.initialise.replace(' 01 ', ' 00 '), '6A88'],
    [EXAMPLE.initialise.replace(' 01 ', ' 02 '), '6A88'],
    [EXAMPLE.initialise, '..9000'],
  ]);
  conversation('directories without DPK', [
    ['select SSSE', '9000'],
    ['verify', '9000'],
    [EXAMPLE.initialise, '6A88'],
    ['select DF03', '9000'],
    [EXAMPLE.initialise, '6A88'],
  ]);
  it('needs the TAC key of the same version too', () => {
    const contents = withMedicalDirectory(debitContents(), (directory) => ({
      ...directory,
      keys: directory.keys.filter(({ type }) => type !== 'DTK'),
    }));
    expect(atMedicalCard({ contents }).say('initialise')).toBe('6A88');
  });
  it('each version is a key of its own', () => {
    const contents = withMedicalDirectory(debitContents(), (directory) => ({
      ...directory,
      keys: directory.keys.flatMap((key) =>
        key.type === 'DPK' || key.type === 'DTK' ? [key, { ...key, version: 3 }] : [key],
      ),
    }));
    const terminal = atMedicalCard({ contents });
    const answer = terminal.send(EXAMPLE.initialise.replace(' 01 ', ' 03 '));
    expect(answer.slice(12, 14)).toBe('03');
  });
});

describe('control of spending', () => {
  it.each([
    ['not allowed', [1], ['900130'], '6985'],
    ['nothing personalised', [1], ['9001FF'], '6985'],
    ['no ceiling written', [1], ['9204FFFFFFFF'], '6985'],
    ['no count written', [1], ['9302FFFF'], '6985'],
    ['a count that is none', [1], ['93024142'], '6985'],
    ['at the ceiling', [20000, 20000, 10000], [], '9000'],
    ['above the ceiling', [20000, 20000, 10001], [], '9401'],
    ['a ceiling of nothing', [1], ['920400000000'], '9401'],
    ['nothing to pay at a ceiling of nothing', [0], ['920400000000'], '9000'],
    ['a sum beyond 32 bits', [0xffffffff, 0xffffffff, 2], ['9204FFFFFFFE'], '9401'],
    ['the largest sum', [0xfffffffe], ['9204FFFFFFFE'], '9000'],
    ['no debits left', [1], ['93023030'], '9402'],
    ['no debits left, one digit', [1], ['93023000'], '9402'],
    ['one debit left', [1], ['93023100'], '9000'],
    ['99 debits left', [1], ['93023939'], '9000'],
  ])('%s', (_title, fen, control, answer) => {
    expect(initialised(fen, ...control)).toBe(answer);
  });

  it('its refusals come in the order 6A88, 6985, 9401, 9402', () => {
    const above = [50001];
    expect(initialised(above, '900130', '93023030')).toBe('6985');
    expect(initialised(above, '93023030')).toBe('9401');
    expect(initialised([50000], '93023030')).toBe('9402');
  });

  it.each([
    ['900400000000', '6985'],
    ['9304 00000000', '9402'],
    ['9304 00000001', '9000'],
    ['9204 000003E7', '9401'],
  ])('generation 1 has numbers: %s', (control, answer) => {
    const contents = withControl(debitContents('gen1'), control);
    expect(atMedicalCard({ profile: 'gen1', contents }).say('initialise 1000').slice(-4)).toBe(answer);
  });

  it.each([
    ['0001', '0002'],
    ['00FF', '0100'],
    ['FFFE', 'FFFF'],
  ])('after the record %s comes %s', (last, next) => {
    const terminal = atMedicalCard({ contents: withLastSequence(debitContents(), last) });
    expect(terminal.say('initialise').slice(8, 12)).toBe(next);
  });
  it('after FFFF comes none', () => {
    const terminal = atMedicalCard({ contents: withLastSequence(debitContents(), 'FFFF') });
    expect(terminal.say('initialise')).toBe('6985');
  });
});

describe('leaves no trace', () => {
  it('on the card, however often', () => {
    const terminal = atMedicalCard();
    const before = spendingState(terminal.card);
    for (let turn = 0; turn < 3; turn++) terminal.say('initialise');
    terminal.say('initialise 50001');
    expect(spendingState(terminal.card)).toEqual(before);
  });
  it('and takes no challenge', () => {
    const terminal = atMedicalCard();
    const challenge = terminal.challenge();
    converse(terminal, [
      ['initialise', '..9000'],
      [terminal.authentication('DF04.RK', challenge), '9000'],
    ]);
  });
});

describe('in a trace', () => {
  const explained = (command: string): string =>
    initialiseDebit.explain!(decodeCommand(bytes(command)), {} as NameLookup).en;
  it('tells the sum', () => {
    expect(explained(EXAMPLE.initialise)).toBe('begins a medical debit of 1000 fen in all, key version 1');
  });
  it('copes with any length', () => {
    expect(explained('80500102')).toBe('begins a medical debit');
  });
});
