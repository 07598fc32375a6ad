import type { NoticeListener } from '../notice.js';
import { pcscNotice } from './pcsc-notices.js';
import { RC } from './return-code-table.js';
import type { ServedReader } from './served-reader.js';
import { DISPOSITION } from './value-table.js';

/**
 * Does to the card what a program wants at the end of its use: nothing, reset or power off. Without a card nothing.
 * @returns RC.SUCCESS or RC.UNRESPONSIVE_CARD
 */
export function changePower(reader: ServedReader, disposition: number, notify: NoticeListener): number {
  const { slot } = reader;
  if (slot.chip === undefined || slot.mute || disposition === DISPOSITION.LEAVE) return RC.SUCCESS;
  if (disposition === DISPOSITION.RESET) return attempt(reader, notify, () => slot.reset());
  slot.powerOff();
  return RC.SUCCESS;
}

/** @returns RC.SUCCESS or RC.UNRESPONSIVE_CARD */
export function ensurePower(reader: ServedReader, notify: NoticeListener): number {
  return reader.slot.powered ? RC.SUCCESS : attempt(reader, notify, () => reader.slot.powerOn());
}

function attempt(reader: ServedReader, notify: NoticeListener, action: () => void): number {
  try {
    action();
    return RC.SUCCESS;
  } catch (error) {
    notify(pcscNotice('CARD_MUTE', `${reader.slot.name}: ${String(error)}`));
    return RC.UNRESPONSIVE_CARD;
  }
}

/** Whether the value is one of `DISPOSITION`. */
export function isDisposition(value: number): boolean {
  return value <= DISPOSITION.EJECT;
}
