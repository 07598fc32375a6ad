import type { ServingNotice } from '../notice.js';

/** What the PC/SC socket service tells while it runs. Never an APDU. */
export const PCSC_NOTICES = {
  CLIENT_CUT_OFF: (reason) => `a PC/SC client is cut off: ${reason}`,
  CLIENT_TURNED_AWAY: (maximum) =>
    `a PC/SC client is turned away: there are ${maximum} already; end some of the programs`,
  CARD_FAILED: (reason) => `the card gave no answer and has no power now: ${reason}`,
  CARD_MUTE: (reason) => `the card does not answer to reset: ${reason}`,
  SOCKET_FAILED: (reason) => `the PC/SC socket failed: ${reason}; start the service again`,
  SERVICE_FAULT: (reason) =>
    `a fault of sscard itself, please report it; one PC/SC client is cut off: ${reason}`,
} as const satisfies Record<string, (detail: string) => string>;

export type PcscNoticeCode = keyof typeof PCSC_NOTICES;

export function pcscNotice(code: PcscNoticeCode, detail: string): ServingNotice {
  return { code, message: PCSC_NOTICES[code](detail) };
}
