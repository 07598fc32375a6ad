import { describe, expect, test } from 'vitest';
import type { Transport } from '../../../../../apdu/transport/transport.js';
import { pay } from '../../../../../host-cli/terminal/payment/kernel/pay.js';
import type { PaymentResult } from '../../../../../host-cli/terminal/payment/payment-result.js';
import { bytes, hex } from '../../../../support/hex.js';
import { seededRandom } from '../../../../support/random.js';
import { altered, at, bankCard, type Changes, input, newBank, TERMINAL_SEED } from '../bank-terminal.js';

test('the kernel is that of the interface', async () => {
  const tapped = await pay(input(at(bankCard(), 'contactless')));
  const inserted = await pay(input(at(bankCard(), 'contact')));
  expect([tapped.cardInterface, inserted.cardInterface]).toEqual(['contactless', 'contact']);
});

type Pair = readonly [command: Uint8Array, answer: Uint8Array];

/** Everything that passed in a good transaction. */
async function recorded(cardInterface: 'contact' | 'contactless', changes: Changes): Promise<Pair[]> {
  const pairs: Pair[] = [];
  const transport = altered(at(bankCard(), cardInterface), (answer, command) => {
    pairs.push([bytes(command), bytes(answer)]);
    return answer;
  });
  const result = await pay(input(transport, changes));
  expect(result.outcome).toBe('approved');
  return pairs;
}

/** A card of paper: it says its part, one answer of it altered, and when the play is over anything. */
function hostile(
  pairs: readonly Pair[],
  at: number,
  mutated: Uint8Array,
  protocol: Transport['protocol'],
): Transport {
  let turn = 0;
  return {
    answerToReset: bytes('3B00'),
    protocol,
    async transmit() {
      const index = turn++;
      return index === at ? mutated : (pairs[index]?.[1] ?? mutated);
    },
    async reset() {
      return bytes('3B00');
    },
    async close() {},
  };
}

/** Flips, cuts, repeats, inserts or invents. */
function mutate(answer: Uint8Array, random: (count: number) => Uint8Array): Uint8Array {
  const [how = 0, first = 0, second = 0, value = 0] = random(4);
  const place = ((first << 8) | second) % Math.max(answer.length, 1);
  const copy = Array.from(answer);
  switch (how % 7) {
    case 0:
      copy[place] = copy[place]! ^ (1 << (value % 8));
      break;
    case 1:
      copy[place] = value === copy[place] ? value ^ 0xff : value;
      break;
    case 2:
      copy.splice(place, 1 + (value % 9));
      break;
    case 3:
      copy.splice(place, 0, ...random(1 + (value % 9)));
      break;
    case 4:
      copy.length = Math.min(place, copy.length);
      break;
    case 5:
      return Uint8Array.from([...random(value), 0x90, 0x00]);
    default:
      copy.splice(0, copy.length, ...copy.slice(0, -2), ...copy.slice(0, -2), 0x90, 0x00);
  }
  return Uint8Array.from(copy);
}

/** An issuer remembers ATCs: each play has its own. */
type Play = readonly ['contact' | 'contactless', string, () => Changes];

const OFFLINE = { configuration: { offlineOnly: true } };
const offline = (algorithms: 'sm' | 'international') => () => ({
  configuration: { offlineOnly: true, algorithms },
});
const online = (algorithms: 'sm' | 'international', configuration: Changes['configuration']) => () => ({
  configuration: { ...configuration, algorithms },
  issuer: newBank(),
});
const PLAYS: readonly Play[] = [
  ['contactless', 'fast payment, SM', offline('sm')],
  ['contactless', 'fast payment, international', offline('international')],
  ['contact', 'electronic cash, SM', offline('sm')],
  ['contact', 'electronic cash, international', offline('international')],
  ['contact', 'debit/credit, international', online('international', { electronicCash: false })],
  ['contactless', 'debit/credit, SM', online('sm', { contactlessDebitCredit: true })],
];

test('the same input and the same answers give the same result', async () => {
  const pairs = await recorded('contactless', OFFLINE);
  const play = () => pay(input(hostile(pairs, -1, new Uint8Array(2), 'contactless'), OFFLINE));
  expect(JSON.stringify(await play())).toBe(JSON.stringify(await play()));
  expect(await play()).toMatchObject({ outcome: 'approved' });
});

describe.each(PLAYS)('a hostile card, %s: %s', (cardInterface, _name, changes) => {
  const protocol = cardInterface === 'contactless' ? 'contactless' : 'T=0';

  async function fuzz(rounds: number, seed: number): Promise<PaymentResult[]> {
    const pairs = await recorded(cardInterface, changes());
    const random = seededRandom(seed);
    const results: PaymentResult[] = [];
    for (let round = 0; round < rounds; round++) {
      const at = round % pairs.length;
      const transport = hostile(pairs, at, mutate(pairs[at]![1], random), protocol);
      results.push(await pay(input(transport, { ...changes(), random: seededRandom(seed) })));
    }
    return results;
  }

  test('1,700 altered answers, replayed for another unpredictable number: no crash, no approval', async () => {
    const outcomes = (await fuzz(1700, 4711)).map(({ outcome }) => outcome);
    expect(outcomes).not.toContain('approved');
    expect(outcomes.length).toBe(1700);
  }, 300_000);

  test('for the same number only what nobody relies upon may differ', async () => {
    const approved = (await fuzz(400, TERMINAL_SEED)).filter(({ outcome }) => outcome === 'approved');
    for (const { receipt } of approved) {
      expect(receipt).toMatchObject({
        amount: 1234,
        cardNumber: '623100*********0013',
        cryptogramKind: 'TC',
      });
    }
  }, 120_000);
});

test('an issuer approves no altered cryptogram', async () => {
  const configuration = { forceOnline: true };
  const pairs = await recorded('contactless', { configuration, issuer: newBank() });
  const options = pairs.findIndex(([command]) => hex(command).startsWith('80A8'));
  const answer = pairs[options]![1];
  for (let bit = 0; bit < answer.length * 8; bit++) {
    const mutated = answer.slice();
    mutated[bit >> 3]! ^= 1 << (bit & 7);
    const transport = hostile(pairs, options, mutated, 'contactless');
    const result = await pay(input(transport, { configuration, issuer: newBank() }));
    if (result.outcome === 'approved') expect(result.cryptogramVerdict).toBe('right');
  }
});
