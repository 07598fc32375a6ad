/** What serving through the vpcd driver tells, once for each time it begins to be so. */
export const VPCD_NOTICES = {
  CONNECTED: (slot, where) => `${slot}: the virtual reader at ${where} has taken the card`,
  DRIVER_MISSING: (slot, where, reason) =>
    `${slot}: no virtual reader at ${where}${reason && ` (${reason})`}; it is tried again until it comes. Install it with 'apt-get install pcscd vsmartcard-vpcd'; pcscd starts with the first program that asks for readers, such as pcsc_scan`,
  DRIVER_GONE: (slot, where) =>
    `${slot}: the virtual reader at ${where} has let the card go (did pcscd end?); it is tried again until it comes back`,
  UNNOTICED: (slot, where) =>
    `${slot}: ${where} takes connections but does not look at the card; is another card in that reader, or is it no vpcd driver?`,
  DRIVER_SLOW: (slot, where, waited) =>
    `${slot}: the driver at ${where} is slow, ${waited} of wait for every command. This is the vpcd driver as Debian and Ubuntu package it (vsmartcard 3.3): it sends the length of a command and the command apart. Cure: build vpcd from the current sources of github.com/frankmorgner/vsmartcard; or use --pcsc-socket, which needs no driver`,
  CARD_MUTE: (slot) => `${slot}: the card does not answer to reset, which the driver shows as no card`,
  CARD_FAILED: (slot, _where, reason) =>
    `${slot}: the card gave no answer (${reason}); it is taken out of the reader and put back`,
  EARLY_LENGTH_BYTE_REFUSED: (slot, _where, reason) =>
    `${slot}: served without the early length byte: ${reason}`,
} as const satisfies Record<string, (slot: string, where: string, detail: string) => string>;

export type VpcdNoticeCode = keyof typeof VPCD_NOTICES;
