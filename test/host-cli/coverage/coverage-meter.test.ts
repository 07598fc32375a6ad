import { describe, expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { gen1 } from '../../../card-model/profiles/gen1.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import type { CardCoverage } from '../../../host-cli/coverage/card-coverage.js';
import { CoverageMeter } from '../../../host-cli/coverage/coverage-meter.js';
import { AID, PIN } from '../../support/demonstration.js';
import { bytes } from '../../support/hex.js';

const SELECT_SSSE = `00A404000F${AID.SSSE}`;

type GroupId = CardCoverage['groups'][number]['id'];

/** A demonstration card that is measured. */
class Measured {
  readonly meter = new CoverageMeter(gen3);
  readonly #card = createCard();

  constructor() {
    this.reset();
  }

  reset(): void {
    this.meter.reset(this.#card.powerOn());
  }

  send(...commands: readonly string[]): this {
    for (const command of commands) this.meter.exchange(bytes(command), this.#card.transmit(bytes(command)));
    return this;
  }

  count(group: GroupId, name: string): number | undefined {
    return this.items(group).find((item) => item.name === name)?.count;
  }

  items(id: GroupId) {
    return this.meter.coverage().groups.find((group) => group.id === id)!.items;
  }

  /** Everything that was counted. */
  counted(id: GroupId): readonly string[] {
    return this.items(id)
      .filter(({ count }) => count > 0)
      .map(({ name }) => name);
  }
}

describe('before anything is sent', () => {
  test('all that a card has stands there with 0', () => {
    const measured = new Measured();
    for (const { id, items, title } of measured.meter.coverage().groups) {
      expect(items.length, id).toBeGreaterThan(0);
      expect(items.every(({ count }) => count === 0)).toBe(true);
      expect(title.zh).not.toBe('');
    }
    expect(measured.items('files').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['SSSE/EF05', 'DF04/EF08', 'PBOC/EF0C']),
    );
    expect(measured.items('parameters').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['SELECT, P1 04', 'EXTERNAL AUTHENTICATE, SSSE.RK', 'pboc READ RECORD, SFI']),
    );
  });

  test('rules stand there only as far as they can be met', () => {
    const names = new Measured().items('rules').map(({ name }) => name);
    expect(names).toContain('SSSE/EF05 read allowed');
    expect(names).not.toContain('SSSE/EF05 read refused');
    expect(names).toContain('DF04/EF08 update refused');
    expect(names).not.toContain('DF04/EF08 update allowed');
  });

  test('a card has what its own generation has', () => {
    const { groups } = new CoverageMeter(gen1).coverage();
    const files = groups.find(({ id }) => id === 'files')!.items.map(({ name }) => name);
    expect(files).not.toContain('DF05/EF05');
  });
});

test('a reading is a command, its forms, its answer, its file and its rule', () => {
  const measured = new Measured().send(SELECT_SSSE, '00B2032C00');
  expect(measured.counted('commands')).toEqual(['SELECT', 'READ RECORD']);
  expect(measured.counted('parameters')).toEqual([
    'SELECT, P1 04',
    'SELECT, P2 00',
    'READ RECORD, SFI',
    'READ RECORD, by number',
  ]);
  expect(measured.counted('status-words')).toEqual(['9000', '61xx']);
  expect(measured.counted('files')).toEqual(['SSSE/EF05']);
  expect(measured.counted('rules')).toEqual(['SSSE/EF05 read allowed']);
});

test('a refusal for want of a right is met, without the file being reached', () => {
  const measured = new Measured().send(SELECT_SSSE, '00B2013400', '00DC02340A09081111111111111111');
  expect(measured.counted('rules')).toEqual(['SSSE/EF06 read refused', 'SSSE/EF06 update refused']);
  expect(measured.counted('files')).toEqual([]);
});

test('the current file is the one that is meant without a short identifier', () => {
  const measured = new Measured().send(SELECT_SSSE, '00A4020002EF0D', '00B2010400', '00B2090400');
  expect(measured.count('files', 'SSSE/EF0D')).toBe(2);
  // A record that is not there says nothing of the rule.
  expect(measured.count('rules', 'SSSE/EF0D read allowed')).toBe(1);
});

test('families of status words are one', () => {
  const measured = new Measured().send(SELECT_SSSE, '00200000', '0020000003111111', '00B2032C01');
  expect(measured.counted('status-words')).toEqual(['61xx', '63Cx', '6Cxx']);
});

test('unknown classes and instructions are answers, and no commands', () => {
  const measured = new Measured().send(SELECT_SSSE, '00FE0000', 'B0A40000', '01840000080000');
  expect(measured.counted('commands')).toEqual(['SELECT']);
  expect(measured.count('status-words', '6D00')).toBe(1);
  expect(measured.count('status-words', '6E00')).toBe(1);
});

test('a refused format is a command, and no way of using it', () => {
  const measured = new Measured().send(SELECT_SSSE, '00840001', '008400000B');
  expect(measured.count('commands', 'GET CHALLENGE')).toBe(2);
  expect(measured.counted('parameters').filter((name) => name.startsWith('GET CHALLENGE'))).toEqual([]);
});

test('bytes that are no command count for their answer alone', () => {
  const measured = new Measured().send('00A4', '00A4040005AA');
  expect(measured.counted('status-words')).toEqual(['6700']);
  expect(measured.counted('commands')).toEqual([]);
});

test('a key of authentication is counted where its directory is current', () => {
  const data = '00'.repeat(16);
  const measured = new Measured().send(
    SELECT_SSSE,
    `0082000A10${data}`,
    '00A4000002DF01',
    `0082008310${data}`,
  );
  expect(measured.count('parameters', 'EXTERNAL AUTHENTICATE, SSSE.RK')).toBe(1);
  expect(measured.count('parameters', 'EXTERNAL AUTHENTICATE, DF01.UK_EF05')).toBe(1);
  expect(measured.count('parameters', 'EXTERNAL AUTHENTICATE, DF02.UK_EF05')).toBe(0);
});

test('commands of the bank application are its own', () => {
  const measured = new Measured().send('00A4040008A000000333010101', '80CA9F3600');
  expect(measured.count('commands', 'pboc GET DATA')).toBe(1);
  measured.send(SELECT_SSSE, `0020000003${PIN}`);
  expect(measured.count('commands', 'VERIFY')).toBe(1);
  expect(measured.count('commands', 'pboc VERIFY')).toBe(0);
});

test('after a reset nothing is selected', () => {
  const measured = new Measured().send(SELECT_SSSE);
  measured.reset();
  measured.send('00B2032C00');
  expect(measured.counted('files')).toEqual([]);
});
