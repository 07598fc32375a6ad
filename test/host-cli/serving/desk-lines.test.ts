import { beforeEach, describe, expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { answerDeskLine, DESK_FORMS } from '../../../host-cli/serving/desk-lines.js';
import { OfferedCard } from '../../../host-cli/serving/offered-card.js';

let cards: OfferedCard[];

beforeEach(() => {
  cards = ['sim:a', 'sim:b'].map((address, number) => {
    const card = new OfferedCard(number, address, createCard(), ['contact']);
    card.newSlots();
    return card;
  });
});

describe('answerDeskLine', () => {
  test.each([
    ['.cards', '0 sim:a inserted, 1 sim:b inserted'],
    ['.remove 1', '1 sim:b removed'],
    ['  .remove   0  ', '0 sim:a removed'],
    ['.remove', '0 sim:a removed, 1 sim:b removed'],
    ['.remove 2', '! there is no card 2; there are 0 sim:a inserted, 1 sim:b inserted'],
    ['.eject', `! known lines: ${DESK_FORMS}`],
    ['.remove 0 1', `! known lines: ${DESK_FORMS}`],
    ['', `! known lines: ${DESK_FORMS}`],
  ])('%s', (line, answer) => {
    expect(answerDeskLine(line, cards)).toBe(answer);
  });

  test('what was removed can be inserted again', () => {
    answerDeskLine('.remove', cards);
    expect(answerDeskLine('.insert 1', cards)).toBe('1 sim:b inserted');
    expect(answerDeskLine('.cards', cards)).toBe('0 sim:a removed, 1 sim:b inserted');
  });
});
