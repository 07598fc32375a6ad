import type { OfferedCard } from './offered-card.js';

/** What the person who serves cards can ask for on standard input. */
interface DeskLine {
  readonly name: string;
  readonly form: string;
  /** @returns the answer */
  run(cards: readonly OfferedCard[]): string;
}

const told = (cards: readonly OfferedCard[]): string =>
  cards
    .map(({ number, address, inserted }) => `${number} ${address} ${inserted ? 'inserted' : 'removed'}`)
    .join(', ');

/** A line names a card by its number, from 0; without one it means all. */
const DESK_LINES: readonly DeskLine[] = [
  {
    name: '.insert',
    form: '.insert [CARD]',
    run: (cards) => {
      for (const card of cards) card.insert();
      return told(cards);
    },
  },
  {
    name: '.remove',
    form: '.remove [CARD]',
    run: (cards) => {
      for (const card of cards) card.remove();
      return told(cards);
    },
  },
  { name: '.cards', form: '.cards', run: told },
];

export const QUIT = '.quit';

export const DESK_FORMS: string = [...DESK_LINES.map(({ form }) => form), QUIT].join(', ');

/** The answer to one line; `! ` and the reason when it cannot be done. `.quit` is the caller's. */
export function answerDeskLine(line: string, cards: readonly OfferedCard[]): string {
  const [verb = '', number, ...rest] = line.trim().split(/\s+/u);
  const found = DESK_LINES.find(({ name }) => name === verb);
  if (!found || rest.length > 0) return `! known lines: ${DESK_FORMS}`;
  if (number === undefined) return found.run(cards);
  const card = cards.find((offered) => String(offered.number) === number);
  return card ? found.run([card]) : `! there is no card ${number}; there are ${told(cards)}`;
}
