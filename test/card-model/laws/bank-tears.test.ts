import { describe, expect, test } from 'vitest';
import testKeys from '../../../fixtures/payment/test-keys.json' with { type: 'json' };
import { BankCore } from '../../support/bank-core.js';
import { BankWalk } from '../../support/bank-walk.js';
import { seededRandom } from '../../support/random.js';

const TAPS = 1000;
const LOG_RECORDS = 10;
const MOST = 3000;

/** RSA of 1024 bits for the international set; SM2 is there anyway. */
const card = testKeys.schemes[0]!.card.privateKey as Record<string, string>;
const RSA = { '8201': card.qInv, '8202': card.dQ, '8203': card.dP, '8204': card.q, '8205': card.p };

describe.each([
  ['SM4', 0x5ca21],
  ['3DES', 0x5ca22],
] as const)(
  `${TAPS} taps with power cut at random points, among contact purchases and loads, %s`,
  (algorithm, seed) => {
    test('balance + spent = loaded after every step, and the log agrees', () => {
      const source = seededRandom(seed);
      const random = (below: number): number => {
        const [a, b] = source(2);
        return ((a! << 8) | b!) % below;
      };
      const walk = new BankWalk(new BankCore(algorithm, RSA), algorithm, random);
      const outcomes: Record<string, number> = {};
      while (walk.taps < TAPS) {
        const kind = random(8);
        const spentBefore = walk.spent;
        const atcBefore = walk.atc;
        if (kind === 6) walk.pay(1 + random(MOST));
        else if (kind === 7) walk.load(random(100_001));
        else {
          const outcome = walk.tap(1 + random(MOST));
          outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        }
        expect(walk.atc).toBe(atcBefore + 1);
        expect(walk.balance).toBe(walk.loaded - walk.spent);
        const { log } = walk;
        expect(log.length).toBeLessThanOrEqual(LOG_RECORDS);
        const paid = walk.spent - spentBefore;
        if (paid > 0) expect(log[0]).toEqual({ amount: paid, atc: walk.atc });
        else expect(log[0]?.atc).not.toBe(walk.atc);
      }
      expect(outcomes.paid).toBeGreaterThan(100);
      expect(walk.cuts).toBeGreaterThan(100);
      expect(walk.recovered).toBeGreaterThan(20);
      expect(outcomes.torn).toBeGreaterThan(100);
    });
  },
);
