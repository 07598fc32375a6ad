import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { PowerLoss } from '../../../card-model/kernel/non-volatile-memory.js';
import { BankCore } from '../../support/bank-core.js';
import { tapData } from '../../support/bank-tap.js';

/** Sends commands until the one to be torn; gives that one. */
type Scenario = (bank: BankCore) => string;

const SELECT = '00A4040008A00000033301010100';
const GPO = (data: string): string =>
  `80A80000${byteOf(data.length / 2 + 2)}83${byteOf(data.length / 2)}${data}00`;
const GENERATE = (p1: string): string =>
  `80AE${p1}001D000000001000000000000000000000000000000156261122001122334400`;
const byteOf = (value: number): string => value.toString(16).padStart(2, '0');

function say(bank: BankCore, command: string, status = '9000'): string {
  const answer = bank.send(command);
  expect(answer.slice(-4)).toBe(status);
  return answer;
}

function begin(bank: BankCore, link: 'contact' | 'contactless'): void {
  bank.core.reset(link === 'contact' ? 'T=1' : 'contactless');
  say(bank, SELECT);
}

function approved(bank: BankCore): void {
  begin(bank, 'contactless');
  say(bank, GPO(tapData()));
}

const script =
  (header: string, data: string | ((bank: BankCore) => Uint8Array) = ''): Scenario =>
  (bank) => {
    bank.select();
    bank.beginScripts();
    const bytes = typeof data === 'string' ? fromHex(data) : data(bank);
    return toHex(bank.scriptCommand(header, bytes));
  };

const SCENARIOS: [title: string, Scenario][] = [
  [
    'GET PROCESSING OPTIONS, approval',
    (bank) => {
      begin(bank, 'contactless');
      return GPO(tapData());
    },
  ],
  [
    'GET PROCESSING OPTIONS, prepaid request',
    (bank) => {
      bank.directory.objects.write(bank.core.memory, 0x9f68, fromHex('81D00000'));
      bank.core.memory.commit();
      begin(bank, 'contactless');
      return GPO(tapData({ ttq: '26800080' }));
    },
  ],
  [
    'the last record, first payment',
    (bank) => {
      approved(bank);
      return '00B2013C00';
    },
  ],
  [
    'the last record, a later payment',
    (bank) => {
      approved(bank);
      say(bank, '00B2013C00');
      approved(bank);
      return '00B2013C00';
    },
  ],
  [
    'first GENERATE AC of electronic cash, TC',
    (bank) => {
      begin(bank, 'contact');
      say(bank, GPO('010000000010000156'));
      return GENERATE('40');
    },
  ],
  [
    'first GENERATE AC, TC',
    (bank) => {
      begin(bank, 'contact');
      say(bank, GPO('000000000010000156'));
      return GENERATE('40');
    },
  ],
  ['PUT DATA, a load', script('04DA9F79', '000000050000')],
  ['PUT DATA, a limit', script('04DA9F58', '07')],
  ['UPDATE RECORD', script('04DC0114', '70038F0158')],
  ['PIN UNBLOCK', script('84240000')],
  ['PIN CHANGE', script('84240002', (bank) => bank.keys.sealPinChange(0x10, '654321'))],
  ['APPLICATION BLOCK', script('841E0000')],
  ['APPLICATION UNBLOCK', script('84180000')],
  ['CARD BLOCK', script('84160000')],
];

/** All that outlives power, but for the ATC, which is spent at once. */
function kept({ core }: BankCore): string {
  const state = { card: core.state.toImage(), files: core.masterFile.toImage() };
  return JSON.stringify(state, (_name, value) => {
    if (value instanceof Uint8Array) return toHex(value);
    return value?.tag === 0x9f36 ? undefined : value;
  });
}

describe.each(['SM4', '3DES'] as const)('%s', (algorithm) => {
  test.each(SCENARIOS)('%s, torn after every write there is: all or nothing', (_title, scenario) => {
    const whole = new BankCore(algorithm);
    const command = scenario(whole);
    const before = kept(whole);
    say(whole, command);
    const after = kept(whole);
    for (let writes = 1; ; writes++) {
      const bank = new BankCore(algorithm);
      const torn = scenario(bank);
      bank.core.memory.tearAfter(writes);
      try {
        bank.send(torn);
        bank.core.memory.tearAfter(0);
        expect(kept(bank)).toBe(after);
        break;
      } catch (error) {
        if (!(error instanceof PowerLoss)) throw error;
      }
      bank.core.memory.tearAfter(0);
      bank.core.reset('T=1');
      expect([before, after]).toContain(kept(bank));
    }
  });
});
