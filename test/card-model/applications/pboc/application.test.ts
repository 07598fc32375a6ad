import { describe, expect, it } from 'vitest';
import { createCard } from '../../../../card-model/card.js';
import { issueSteps } from '../../../../card-model/issuing/issue-steps.js';
import { TEST_TRANSPORT_KEY } from '../../../../card-model/personalisation/blank-card.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { blankOf, blueprint, issueTo } from '../../../support/building.js';
import { bankContents, PaymentCard } from '../../../support/payment-card.js';

describe('a bank application that is issued inactive', () => {
  const contents = blueprint(gen3, {}, { lifeCycle: 'INITIALISED' });

  it('is built blocked by commands', async () => {
    const card = blankOf(gen3);
    expect((await issueTo(card, gen3, contents)).outcome).toBe('issued');
    expect(card.contents()).toEqual(contents);
    expect(issueSteps(gen3, contents, TEST_TRANSPORT_KEY).length).toBeGreaterThan(100);
  });

  it.each(['SM4', '3DES'] as const)('answers 6283 and AACs until its bank unblocks it, %s', (algorithm) => {
    const card = new PaymentCard(algorithm, contents);
    expect(card.begin()).toMatch(/9000$/);
    const { atc, cryptogram, information } = card.first('80');
    expect(information).toBe('00');
    expect(card.select()).toMatch(/6283$/);
    card.options();
    const again = card.first('80');
    expect(again.atc).not.toBe(atc);
    expect(card.statusOf(card.bank.script('84180000', atc, cryptogram))).toBe('6988');
    card.begin();
    const third = card.first('80');
    expect(card.statusOf(card.bank.script('84180000', third.atc, third.cryptogram))).toBe('9000');
    expect(card.select()).toMatch(/9000$/);
    card.options();
    expect(card.first('80').information).toBe('80');
  });
});

it('serves nothing of the social application, and the other way round', () => {
  const card = new PaymentCard();
  card.select();
  expect(card.statusOf('805E010007246813FF975318')).toBe('6D00');
  expect(card.send('00A404000F7378312E73682EC9E7BBE1B1A3D5CF00')).toMatch(/9000$/);
  for (const command of ['80AE400000', '80CA9F3600']) expect(card.statusOf(command)).toBe('6D00');
});

it('the image keeps all of it', () => {
  const card = new PaymentCard();
  card.begin();
  card.first('80');
  const again = createCard({ image: card.card.image() });
  expect(again.contents()).toEqual(card.card.contents());
});

it('data without a bank section make a card without bank directories', () => {
  const { directories } = bankContents({ financial: undefined }).masterFile;
  expect(directories.map(({ fid }) => fid)).toEqual([0xddf1]);
});
