import { encodeResponse } from '../../../apdu/codec/response-apdu.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { CardSlot } from '../card-slot.js';
import { MAXIMUM_FRAME_BYTES } from './frame-reader.js';

/** Frames of one byte that are for the reader, not for the card. vsmartcard, doc/api.txt. */
export const CONTROL = { OFF: 0x00, ON: 0x01, RESET: 0x02, GET_ATR: 0x04 } as const;

const CONTROL_BYTES = 1;

const TOO_LONG = encodeResponse({ data: new Uint8Array(0), statusWord: SW.WRONG_LENGTH });

/** What each control does; only GET_ATR is answered. */
const CONTROLS: Readonly<Record<number, (slot: CardSlot) => Uint8Array | undefined>> = {
  [CONTROL.OFF]: (slot) => {
    slot.powerOff();
    return undefined;
  },
  [CONTROL.ON]: (slot) => {
    slot.powerOn();
    return undefined;
  },
  [CONTROL.RESET]: (slot) => {
    slot.reset();
    return undefined;
  },
  // The driver asks again and again to see whether the card is still there: it must not touch the card.
  [CONTROL.GET_ATR]: (slot) => slot.answerToReset,
};

/**
 * Does what a frame of the driver asks for.
 *
 * A frame of one byte that is no control is a command too, as a program may send one: the card refuses it, while a
 * driver left without an answer would wait for ever. An answer that no frame can hold becomes 6700.
 * @returns the answer; undefined where the driver expects none
 * @throws whatever `CardSlot` throws: the card cannot answer and is not in its reader any more
 */
export function answerFrame(slot: CardSlot, frame: Uint8Array): Uint8Array | undefined {
  if (frame.length === 0) return undefined;
  const control = frame.length === CONTROL_BYTES ? CONTROLS[frame[0]!] : undefined;
  if (control !== undefined) return control(slot);
  const answer = slot.transmit(frame);
  return answer.length <= MAXIMUM_FRAME_BYTES ? answer : TOO_LONG;
}

/** Whether a frame of that length goes to the card for certain, and is answered. */
export function isCommandLength(length: number): boolean {
  return length > CONTROL_BYTES;
}
