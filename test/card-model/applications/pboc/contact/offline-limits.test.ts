import { expect, it } from 'vitest';
import { OFFLINE_LIMITS } from '../../../../../card-model/applications/pboc/contact/offline-limits.js';
import { bankContents, PaymentCard, withBank, withObjects } from '../../../../support/payment-card.js';

/** The second GENERATE AC of a terminal that could not go online and asks for a TC. */
function unable(objects: Record<string, string>, purchase = {}, tries = 3) {
  const contents = withBank(
    withObjects(bankContents(), { '9F13': '0001', '9F36': '0001', ...objects }),
    (bank) => ({
      ...bank,
      pin: { ...bank.pin!, triesLeft: tries },
    }),
  );
  const card = new PaymentCard('SM4', contents);
  card.begin(purchase);
  card.first('80', purchase);
  const { information, results } = card.second('40', '5933', purchase);
  return [information, results];
}

it('9F5C bounds both currencies together where the card counts both', () => {
  const two = bankContents({
    'financial.secondCurrency': { currency: '0344', conversionFactor: '10000009', cumulative: 900_000 },
  });
  const purchase = { amount: 1000, currency: '0344' };
  const spent = (total: string) => {
    const objects = { '9F13': '0001', '9F36': '0001', C002: total, '9F52': '0000' };
    const card = new PaymentCard('SM4', withObjects(two, objects));
    card.begin(purchase);
    card.first('80', purchase);
    const { information, results } = card.second('40', '5933', purchase);
    return [information, results, card.object(0xc002)];
  };
  expect(spent('000000199100')).toEqual(['40', '03610000', '000000200000']);
  expect(spent('000000199101')).toEqual(['00', '03212000', '000000199101']);
});

it('each has its names and source', () => {
  for (const { meaning, source } of OFFLINE_LIMITS) expect(meaning.en && meaning.zh && source).toBeTruthy();
});

it.each<[string, string[], ...Parameters<typeof unable>]>([
  ['within all', ['40', '03610000'], {}],
  ['9F59 at it', ['40', '03610000'], { '9F58': 'FF', '9F36': '0014' }],
  ['9F59 above it', ['00', '03212000'], { '9F58': 'FF', '9F36': '0015' }],
  ['9F5C at it', ['40', '03610000'], { '9F54': '000000300000' }, { amount: 200_000 }],
  ['9F5C above it', ['00', '03212000'], { '9F54': '000000300000' }, { amount: 200_001 }],
  ['new card', ['40', '03611000'], { '9F13': '0000', '9F52': '0000' }],
  ['new card, ADA b1.1', ['00', '03211000'], { '9F13': '0000', '9F52': '0100' }],
  ['no PIN try', ['40', '03614000'], { '9F52': '0000' }, {}, 0],
  ['no PIN try, ADA b2.5', ['00', '03214000'], { '9F52': '0010' }, {}, 0],
])('%s', (_name, expected, ...given) => {
  expect(unable(...given)).toEqual(expected);
});
