import { expect, test } from 'vitest';
import { CardIndex, cardsSection } from '../../../../host-cli/reports/html/cards.js';
import { aCampaign, aCard, aCase, aRun, sampleCampaign } from '../../../support/campaign-results.js';
import { bytes } from '../../../support/hex.js';
import { aPage, wordsOf } from '../../../support/report-page.js';

test('a card stands once, however many scripts ran on it', () => {
  const result = sampleCampaign();
  const index = new CardIndex(result);
  expect(index.all().map(({ address }) => address)).toEqual(['sim:card.img', 'pcsc:Reader 00']);
  expect(result.runs.map(({ card }) => index.idOf(card))).toEqual(['card-1', 'card-2', 'card-2']);
});

test('another card in the same reader is another card', () => {
  const other = { ...aCard, answerToReset: bytes('3B6000') };
  const index = new CardIndex(aCampaign([aRun([]), aRun([], { card: other })]));
  expect(index.all()).toHaveLength(2);
});

test('identity and the answer to reset, explained', () => {
  const words = wordsOf(cardsSection(aPage(sampleCampaign())));
  expect(words).toMatch(
    /^Cards sim:card\.img Profile gen3 \(social security card, third generation\) Version 3\.00 Protocol T=0/,
  );
  expect(words).toContain(`SHA-256 of the card image before the run ${'5e'.repeat(32)}`);
  expect(words).toContain('T=0; shaped as a social security card');
  expect(words).toContain('TS 3B direct convention');
  expect(words).toContain('none: not a stored card');
});

test('a card of which little is known', () => {
  const { profile: _profile, version: _version, ...rest } = aCard;
  const card = { ...rest, answerToReset: bytes('00') };
  const words = wordsOf(cardsSection(aPage(aCampaign([aRun([aCase({ name: 'one' })], { card })]), 'zh')));
  expect(words).toContain('卡片类型 未知');
  expect(words).toContain('不是可解析的 ATR');
  expect(words).not.toContain('逐项解析');
});
