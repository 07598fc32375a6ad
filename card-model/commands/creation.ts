/** 80 E0 builds the card; P1 says what. Codings of the field (ssc-card.md 3, T514). */
export const CREATION_INSTRUCTION = 0xe0;

export const CREATION_P1 = {
  FILE: 0x01,
  END: 0x02,
  TRANSPORT_KEY: 0x03,
  SERIAL_NUMBER: 0x05,
} as const;
