/** Reference of the MK in every directory. ssc-card.md 2.2 */
export const MASTER_KEY = 0x00;

/** Reference of the update key of an application's head, SSSE.UK. ssc-card.md 2.2 */
export const UPDATE_KEY = 0x04;
