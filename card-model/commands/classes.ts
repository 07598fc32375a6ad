/** Class bytes on the basic channel. ISO/IEC 7816-4:2005, 5.1.1; PBOC for the proprietary ones. */
export const INTERINDUSTRY = 0x00;
export const PROPRIETARY = 0x80;
/** Proprietary with secure messaging: a MAC at the end of the data. */
export const PROPRIETARY_SECURED = 0x84;
