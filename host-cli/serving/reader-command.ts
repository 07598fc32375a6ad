import { CommandView } from '../../apdu/codec/command-view.js';
import { encodeResponse } from '../../apdu/codec/response-apdu.js';
import { exactLength, type StatusWord, SW } from '../../apdu/codec/status-word.js';
import type { ServableCard } from '../addresses/connection.js';

/** Class of commands that are meant for the reader. PC/SC part 3, 3.2.2. */
const READER_CLASS = 0xff;
const GET_DATA = 0xca;
const NOTHING = new Uint8Array(0);

/**
 * What a contactless reader answers by itself: `FF CA 00 00 Le` gives the UID. PC/SC part 3, 3.2.2.1.3.
 * @param uid undefined where there is none to tell
 * @returns undefined for a command that is the card's
 */
export function answerOfReader(command: Uint8Array, uid: Uint8Array | undefined): Uint8Array | undefined {
  if (command[0] !== READER_CLASS || command[1] !== GET_DATA) return undefined;
  const view = new CommandView();
  if (!view.parse(command) || view.nc > 0 || !view.hasLe) return answer(SW.WRONG_LENGTH);
  if (view.p1 !== 0 || view.p2 !== 0 || uid === undefined) return answer(SW.FUNCTION_NOT_SUPPORTED);
  if (view.ne < uid.length) return answer(exactLength(uid.length));
  // Le 00 and the exact length are served whole; a greater one is told that there is no more.
  return answer(view.ne > uid.length && view.ne < 256 ? SW.END_OF_FILE : SW.SUCCESS, uid);
}

/**
 * As `answerOfReader`, by the reader in which a card of this process lies: it knows the UID of a contactless card, and
 * none of a card with contacts. A card without power gets every command, and refuses it.
 */
export function answerOfReaderAround(
  card: Pick<ServableCard, 'powered' | 'protocol' | 'uid'>,
  command: Uint8Array,
): Uint8Array | undefined {
  if (command[0] !== READER_CLASS || !card.powered) return undefined;
  return answerOfReader(command, card.protocol === 'contactless' ? card.uid : undefined);
}

function answer(statusWord: StatusWord, data: Uint8Array = NOTHING): Uint8Array {
  return encodeResponse({ data, statusWord });
}
