const SHORT_MAXIMUM = 256;
const EXTENDED_MAXIMUM = 65_536;

/** Whether Le was written 00 or 0000: as much as there is. ISO/IEC 7816-4:2005, 5.1. */
export function isMaximum(ne: number): boolean {
  return ne === SHORT_MAXIMUM || ne === EXTENDED_MAXIMUM;
}
