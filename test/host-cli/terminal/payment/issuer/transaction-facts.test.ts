import { describe, expect, test } from 'vitest';
import demonstrationData from '../../../../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { parseIssuerSecrets } from '../../../../../host-cli/terminal/payment/issuer/issuer-keys.js';
import {
  isCryptogramRight,
  transactionFacts,
} from '../../../../../host-cli/terminal/payment/issuer/transaction-facts.js';
import { bytes } from '../../../../support/hex.js';
import { authorisation } from './authorisation.js';

const { masterKeys } = parseIssuerSecrets(demonstrationData, 'demo');

describe.each(['SM4', '3DES'] as const)('%s', (algorithm) => {
  test('card, counter, amount, and the balance under its MAC', () => {
    const facts = transactionFacts(authorisation({ algorithm }), masterKeys)!;
    expect(facts).toMatchObject({
      pan: demonstrationData.financial.pan,
      psn: '01',
      atc: 1,
      algorithm,
      amount: 1234,
      balance: 18766,
    });
    expect(isCryptogramRight(facts)).toBe(true);
  });

  test('a balance whose MAC is wrong is none', () => {
    const objects = authorisation({ algorithm });
    const altered = objects.get(0x9f10)!.slice();
    altered[altered.length - 1]! ^= 1;
    const facts = transactionFacts(objects.set(0x9f10, altered), masterKeys)!;
    expect(facts.balance).toBeUndefined();
    expect(isCryptogramRight(facts)).toBe(true);
  });
});

test('undefined for an unknown algorithm or version, and for objects of another length', () => {
  const withData = (text: string) => transactionFacts(authorisation().set(0x9f10, bytes(text)), masterKeys);
  expect(withData('07010103A0000002')).toBeUndefined();
  expect(withData('07010203A0000004')).toBeUndefined();
  expect(transactionFacts(authorisation().set(0x9f37, bytes('00')), masterKeys)).toBeUndefined();
  expect(transactionFacts(new Map(), masterKeys)).toBeUndefined();
});
