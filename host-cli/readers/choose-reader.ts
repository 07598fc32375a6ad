import type { CardInterface } from '../../apdu/transport/card-port.js';
import { isContactlessAnswer } from './answer-to-reset.js';
import type { ReaderState } from './pcsc-binding.js';
import { PcscError } from './pcsc-error.js';

/**
 * The reader that a part of its name means, whatever the case; without a part the first with a card that answers.
 * @param cardInterface only cards reached this way
 * @throws PcscError READER_MISSING, READER_AMBIGUOUS, CARD_MISSING, CARD_MUTE
 */
export function chooseReader(
  readers: readonly ReaderState[],
  part: string,
  cardInterface?: CardInterface,
): ReaderState {
  if (readers.length === 0) {
    throw new PcscError(
      'READER_MISSING',
      'the PC/SC service runs, but no reader is connected: plug one in, or offer a card with sscard serve --pcsc-socket',
    );
  }
  const fits = (reader: ReaderState): boolean =>
    cardInterface === undefined ||
    isContactlessAnswer(reader.answerToReset) === (cardInterface === 'contactless');
  if (part === '') return firstWithCard(readers, fits, cardInterface);
  const reader = named(readers, part);
  if (!reader.present)
    throw new PcscError('CARD_MISSING', `there is no card in '${reader.name}'; insert one`);
  if (reader.mute) throw mute(reader);
  if (reader.answerToReset.length === 0 || fits(reader)) return reader;
  throw new PcscError(
    'CARD_MISSING',
    `the card in '${reader.name}' is not ${cardInterface}; choose another reader`,
  );
}

function named(readers: readonly ReaderState[], part: string): ReaderState {
  const wanted = part.toLowerCase();
  const exact = readers.find(({ name }) => name.toLowerCase() === wanted);
  const matching = exact ? [exact] : readers.filter(({ name }) => name.toLowerCase().includes(wanted));
  const [first, second] = matching;
  if (first !== undefined && second === undefined) return first;
  if (first === undefined) {
    throw new PcscError(
      'READER_MISSING',
      `no reader has '${part}' in its name; there are: ${listed(readers)}`,
    );
  }
  throw new PcscError(
    'READER_AMBIGUOUS',
    `'${part}' stands in the names of ${matching.length} readers: ${listed(matching)}; write more of the name`,
  );
}

function firstWithCard(
  readers: readonly ReaderState[],
  fits: (reader: ReaderState) => boolean,
  cardInterface: CardInterface | undefined,
): ReaderState {
  const withCard = readers.filter(({ present }) => present);
  const answering = withCard.filter(({ mute: isMute }) => !isMute);
  const chosen = answering.find(fits);
  if (chosen !== undefined) return chosen;
  if (withCard[0] !== undefined && answering.length === 0) throw mute(withCard[0]);
  const kind = cardInterface === undefined ? 'card' : `${cardInterface} card`;
  throw new PcscError('CARD_MISSING', `there is no ${kind} in any reader (${listed(readers)}); insert one`);
}

function mute({ name }: ReaderState): PcscError {
  return new PcscError(
    'CARD_MUTE',
    `the card in '${name}' does not answer to reset; is it the right way round?`,
  );
}

const listed = (readers: readonly ReaderState[]): string => readers.map(({ name }) => `'${name}'`).join(', ');
