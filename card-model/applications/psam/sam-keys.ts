/** A key of the card as a PSAM holds it: P1 and P2 of its diversification command. */
export interface SamKeyRow {
  /** Of the card key that the master key opens: 'SSSE.RK'. */
  readonly name: string;
  /** High three bits: count of diversifications; low five: kind of key (ssc-card.md 2.2). */
  readonly usage: number;
  /** Key id in the PSAM. */
  readonly reference: number;
  readonly source: string;
}

const FIELD = 'ssc-card.md 2.2, usage/kid';
const HSM = 'key id as the address in an encryption machine, ssc-card.md 2.2; usage byte: convention';
const CONVENTION = 'convention: demonstration data';

/** Under which usage byte and key id a PSAM has the master key of a card key. */
export const SAM_KEYS: readonly SamKeyRow[] = [
  { name: 'SSSE.IRK', usage: 0x67, reference: 0x08, source: FIELD },
  { name: 'SSSE.BK', usage: 0x48, reference: 0x11, source: CONVENTION },
  { name: 'SSSE.LK', usage: 0x48, reference: 0x14, source: CONVENTION },
  { name: 'SSSE.PUK', usage: 0x43, reference: 0x10, source: HSM },
  { name: 'SSSE.PIN_RELOAD', usage: 0x44, reference: 0x73, source: HSM },
  { name: 'SSSE.RK', usage: 0x47, reference: 0x0a, source: FIELD },
  { name: 'SSSE.UK', usage: 0x48, reference: 0x12, source: FIELD },
  { name: 'SSSE.UK2', usage: 0x48, reference: 0x13, source: FIELD },
  { name: 'SSSE.UK_EF0C', usage: 0x48, reference: 0x5d, source: FIELD },
  { name: 'DF01.LK', usage: 0x48, reference: 0x61, source: CONVENTION },
  { name: 'DF01.UK_EF05', usage: 0x48, reference: 0x42, source: FIELD },
  { name: 'DF01.UK_EF07_EF09', usage: 0x48, reference: 0x43, source: FIELD },
  { name: 'DF01.UK_EF08', usage: 0x47, reference: 0x24, source: FIELD },
  { name: 'DF01.UK_EF06', usage: 0x47, reference: 0x25, source: FIELD },
  { name: 'DF01.UK_EF0A', usage: 0x48, reference: 0x44, source: FIELD },
  { name: 'DF01.UK_EF15', usage: 0x47, reference: 0x2f, source: FIELD },
  { name: 'DF01.UK_EF16', usage: 0x47, reference: 0x30, source: FIELD },
  { name: 'DF01.UK_EF17', usage: 0x47, reference: 0x31, source: FIELD },
  { name: 'DF01.UK_EF18', usage: 0x47, reference: 0x32, source: FIELD },
  { name: 'DF01.UK_EF19', usage: 0x47, reference: 0x33, source: FIELD },
  { name: 'DF01.UK_EF1A', usage: 0x47, reference: 0x34, source: FIELD },
  { name: 'DF01.RK', usage: 0x47, reference: 0x2e, source: HSM },
  { name: 'DF02.LK', usage: 0x48, reference: 0x62, source: CONVENTION },
  { name: 'DF02.UK_EF05', usage: 0x47, reference: 0x26, source: FIELD },
  { name: 'DF02.UK_EF06', usage: 0x48, reference: 0x45, source: FIELD },
  { name: 'DF02.UK_EF07', usage: 0x48, reference: 0x46, source: FIELD },
  { name: 'DF02.UK_EF09', usage: 0x47, reference: 0x27, source: FIELD },
  { name: 'DF02.UK_EF15', usage: 0x47, reference: 0x28, source: FIELD },
  { name: 'DF02.UK_EF16', usage: 0x47, reference: 0x36, source: FIELD },
  { name: 'DF02.RK', usage: 0x47, reference: 0x35, source: HSM },
  { name: 'DF03.LK', usage: 0x48, reference: 0x63, source: CONVENTION },
  { name: 'DF03.UK_EF05', usage: 0x48, reference: 0x47, source: FIELD },
  { name: 'DF03.UK_EF06', usage: 0x47, reference: 0x29, source: FIELD },
  { name: 'DF03.UK_EF07', usage: 0x48, reference: 0x48, source: FIELD },
  { name: 'DF03.UK_EF15', usage: 0x47, reference: 0x37, source: FIELD },
  { name: 'DF03.UK_EF16', usage: 0x47, reference: 0x38, source: FIELD },
  { name: 'DF03.UK_EF17', usage: 0x47, reference: 0x39, source: FIELD },
  { name: 'DF03.UK_EF18', usage: 0x47, reference: 0x3a, source: FIELD },
  { name: 'DF03.UK_EF19', usage: 0x47, reference: 0x3b, source: FIELD },
  { name: 'DF03.RK', usage: 0x47, reference: 0x2c, source: HSM },
  { name: 'DF04.LK', usage: 0x48, reference: 0x64, source: CONVENTION },
  { name: 'DF04.RK_EF06', usage: 0x67, reference: 0x2d, source: FIELD },
  { name: 'DF04.UK_EF05', usage: 0x48, reference: 0x49, source: FIELD },
  { name: 'DF04.UK_EF06_EF15', usage: 0x47, reference: 0x2a, source: FIELD },
  { name: 'DF04.RK', usage: 0x47, reference: 0x2b, source: CONVENTION },
  { name: 'DF04.DPK', usage: 0x42, reference: 0x7f, source: HSM },
  { name: 'DF04.DTK', usage: 0x46, reference: 0x7e, source: CONVENTION },
  { name: 'DF05.LK', usage: 0x48, reference: 0x65, source: CONVENTION },
  { name: 'DF05.UK_EF05', usage: 0x47, reference: 0xb4, source: FIELD },
  { name: 'DF05.RK', usage: 0x47, reference: 0xb5, source: CONVENTION },
  { name: 'DF06.LK', usage: 0x48, reference: 0x66, source: CONVENTION },
  { name: 'DF06.RK_EF05_EF06', usage: 0x48, reference: 0x52, source: FIELD },
  { name: 'DF06.UK_EF05', usage: 0x48, reference: 0x53, source: FIELD },
  { name: 'DF06.UK_EF06', usage: 0x48, reference: 0x54, source: FIELD },
  { name: 'DF07.LK', usage: 0x48, reference: 0x67, source: CONVENTION },
  { name: 'DF07.RK_EF05', usage: 0x47, reference: 0x3d, source: FIELD },
  { name: 'DF07.RK_EF06', usage: 0x47, reference: 0x3f, source: FIELD },
  { name: 'DF07.RK_EF07', usage: 0x47, reference: 0xb1, source: FIELD },
  { name: 'DF07.UK_EF05', usage: 0x47, reference: 0x3e, source: FIELD },
  { name: 'DF07.UK_EF06', usage: 0x47, reference: 0xb0, source: FIELD },
  { name: 'DF07.UK_EF07', usage: 0x47, reference: 0xb2, source: FIELD },
];
