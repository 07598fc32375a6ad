import { expect, test } from 'vitest';
import { CommandView } from '../../../../apdu/codec/command-view.js';
import {
  BankFacts,
  bankPinShown,
  isRightBankPin,
  tornBankPin,
} from '../../../../host-cli/fuzzing/world/bank-facts.js';
import { Exchange } from '../../../../host-cli/fuzzing/world/exchange.js';
import { PinTries } from '../../../../host-cli/fuzzing/world/try-book.js';
import { bytes } from '../../../support/hex.js';

const said = (command: string, answer: string): Exchange => new Exchange(bytes(command), bytes(answer));

test('the PDOL of the FCI, as long as the application is selected', () => {
  const facts = new BankFacts();
  facts.learnSelection(bytes('6F0BA5099F3806DF69019F6604'));
  expect(facts.list('PDOL')).toEqual([
    { tag: 0xdf69, length: 1 },
    { tag: 0x9f66, length: 4 },
  ]);
  facts.end();
  expect(facts.list('PDOL')).toBeUndefined();
});

test('the lists of the records stay', () => {
  const facts = new BankFacts();
  facts.apply(said('00B2010C00', '70048C029A039000'));
  facts.apply(said('00B2010C00', '70098C039F02068D029A039000'));
  facts.end();
  expect(facts.list('CDOL1')).toEqual([{ tag: 0x9f02, length: 6 }]);
  expect(facts.list('CDOL2')).toEqual([{ tag: 0x9a, length: 3 }]);
  expect(facts.list('DDOL')).toBeUndefined();
});

test('records as the file locator names them', () => {
  const facts = new BankFacts();
  facts.apply(said('80A8000002830000', '800A7C0008010200100303009000'));
  expect(facts.located).toEqual([
    { sfi: 1, number: 1 },
    { sfi: 1, number: 2 },
    { sfi: 2, number: 3 },
  ]);
  facts.apply(said('80A8000002830000', '770A82027C009404080101009000'));
  expect(facts.located).toEqual([{ sfi: 1, number: 1 }]);
  facts.end();
  expect(facts.located).toEqual([]);
});

test('answers that are none of these teach nothing', () => {
  const facts = new BankFacts();
  for (const answer of ['6985', '9000', '70FF9000', '80019000', '779000']) {
    facts.apply(said('80A8000002830000', answer));
    facts.apply(said('00B2010C00', answer));
  }
  expect([facts.located, facts.list('CDOL1')]).toEqual([[], undefined]);
});

test('the bank PIN and its tries', () => {
  const view = (block: string): CommandView => {
    const read = new CommandView();
    read.parse(bytes(`0020008008${block}`));
    return read;
  };
  const pin = new PinTries(3, 3, bytes('123456'));
  expect(isRightBankPin(pin, view('26123456FFFFFFFF'))).toBe(true);
  expect(isRightBankPin(pin, view('26123457FFFFFFFF'))).toBe(false);
  expect(isRightBankPin(pin, view('2812345678FFFFFF'))).toBe(false);
  expect(isRightBankPin(new PinTries(3, 3, undefined), view('26123456FFFFFFFF'))).toBeUndefined();
  bankPinShown(pin, said('0020008008', '63C2'));
  expect(pin.left).toBe(2);
  tornBankPin(pin, view('26999999FFFFFFFF'));
  expect([pin.left, pin.torn]).toEqual([1, true]);
  bankPinShown(pin, said('0020008008', '9000'));
  expect(pin.left).toBe(3);
  bankPinShown(pin, said('0020008008', '6983'));
  expect(pin.usedUp).toBe(true);
});
