import { expect, it } from 'vitest';
import {
  fillBankApplication,
  fillPaymentDirectory,
  fillProximityDirectory,
  staticDataOf,
} from '../../../../../card-model/applications/pboc/personalisation/fill-bank.js';
import { parseCardData } from '../../../../../card-model/personalisation/card-data.js';
import { personalise } from '../../../../../card-model/personalisation/personalise.js';
import { gen3 } from '../../../../../card-model/profiles/gen3.js';
import demonstrationFile from '../../../../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { demonstrationWith } from '../../../../support/demonstration.js';
import { hex } from '../../../../support/hex.js';
import { udk } from '../../../../support/payment-oracle.js';

const data = (changes: Record<string, unknown> = {}) => parseCardData(demonstrationWith(changes));

it('nothing without a bank section', () => {
  const social = data({ financial: undefined });
  for (const fill of [fillBankApplication, fillPaymentDirectory, fillProximityDirectory]) {
    expect(fill(social)).toBeUndefined();
  }
});

it('a bank section needs its PIN', () => {
  expect(() => fillBankApplication(data({ 'pins.financial': undefined }))).toThrow(
    'pins.financial: is missing: the bank application has a PIN',
  );
});

it('a PIN that is easy to guess is refused, as the social one is', () => {
  const weak = data({ 'pins.financial.value': '111111' });
  expect(() => personalise(gen3, weak)).toThrow('pins.financial.value: is easy to guess');
  expect(() => personalise(gen3, weak, { allowWeakPin: true })).not.toThrow();
});

it('UDKs as the bank derives them, in the order of the plan', () => {
  const { keys = [] } = fillBankApplication(data())!;
  const { keys: mdks, pan, panSequence } = demonstrationFile.financial;
  const expected = (['AC', 'MAC', 'ENC'] as const).flatMap((name) =>
    (['3DES', 'SM4'] as const).map((algorithm) => [
      `UDK_${name}`,
      algorithm,
      udk(algorithm, mdks[name], pan, panSequence),
    ]),
  );
  expect(keys.map(({ type, algorithm, value }) => [type, algorithm, hex(value)])).toEqual(expected);
  expect(fillBankApplication(data({ 'financial.algorithms': 'SM' }))!.keys).toHaveLength(3);
});

it('PIN, AID, and 9F4A: the AIP behind the signed record', () => {
  const filling = fillBankApplication(
    data({ 'financial.aid': 'A000000333010102', 'pins.financial.value': '13579' }),
  )!;
  expect(hex(filling.aid!)).toBe('A000000333010102');
  expect(filling.pin).toMatchObject({ triesLeft: 3, maximumTries: 3 });
  expect(hex(filling.pin!.value)).toBe('13579F');
  const { contact, fast } = staticDataOf(data().financial!);
  expect([hex(contact).slice(-4), hex(fast).slice(-4)]).toEqual(['7D00', '7C00']);
});

it('objects stand in the order of their tags, as an image has them', () => {
  const tags = fillBankApplication(data())!.objects!.map(({ tag }) => tag);
  expect(tags).toEqual([...tags].sort((a, b) => a - b));
});
