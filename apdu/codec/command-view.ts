/** Largest Nc of the extended form. ISO/IEC 7816-3:2006, 12.1.2. */
export const MAX_NC = 65_535;
/** Largest Ne of the extended form, coded as Le 0000. ISO/IEC 7816-3:2006, 12.1.2. */
export const MAX_NE = 65_536;

const NO_BYTES = new Uint8Array(0);

/**
 * Reads a command where it lies, without allocating: one view serves any number of commands.
 *
 *     case  bytes                                       Nc         Ne
 *     1     CLA INS P1 P2                               0          0
 *     2S    header  Le                                  0          1..256
 *     3S    header  Lc  data                            1..255     0
 *     4S    header  Lc  data  Le                        1..255     1..256
 *     2E    header  00 Le Le                            0          1..65536
 *     3E    header  00 Lc Lc  data                      1..65535   0
 *     4E    header  00 Lc Lc  data  Le Le               1..65535   1..65536
 *
 * ISO/IEC 7816-3:2006, 12.1.3. The view keeps the array it was given, never a copy; it is valid until the next `parse`.
 */
export class CommandView {
  bytes: Uint8Array = NO_BYTES;
  cla = 0;
  ins = 0;
  p1 = 0;
  p2 = 0;
  /** Where the data begin in `bytes`; meaningful while `nc` > 0. */
  dataOffset = 0;
  /** Count of data bytes, 0..65535. */
  nc = 0;
  /** Largest count of bytes wanted back, 0..65536; 0 when there is no Le. */
  ne = 0;
  /** Whether Lc or Le is written in the extended form. */
  extended = false;
  /** Whether there is an Le field. */
  hasLe = false;

  /** Reads `bytes`; false, and the view without meaning, when they are none of the seven cases. */
  parse(bytes: Uint8Array): boolean {
    const length = bytes.length;
    if (length < 4) return false;
    this.bytes = bytes;
    this.cla = bytes[0]!;
    this.ins = bytes[1]!;
    this.p1 = bytes[2]!;
    this.p2 = bytes[3]!;
    this.extended = false;
    if (length === 4) return this.#accept(4, 0, 0);

    const third = bytes[4]!;
    if (length === 5) return this.#accept(5, 0, third === 0 ? 256 : third);
    if (third !== 0) {
      if (length === 5 + third) return this.#accept(5, third, 0);
      if (length !== 6 + third) return false;
      const le = bytes[length - 1]!;
      return this.#accept(5, third, le === 0 ? 256 : le);
    }
    return this.#parseExtended(bytes, length);
  }

  /** The data field as a view on the command's own bytes. */
  data(): Uint8Array {
    return this.bytes.subarray(this.dataOffset, this.dataOffset + this.nc);
  }

  #parseExtended(bytes: Uint8Array, length: number): boolean {
    if (length < 7) return false;
    this.extended = true;
    const count = (bytes[5]! << 8) | bytes[6]!;
    if (length === 7) return this.#accept(7, 0, count === 0 ? MAX_NE : count);
    if (count === 0) return false;
    if (length === 7 + count) return this.#accept(7, count, 0);
    if (length !== 9 + count) return false;
    const le = (bytes[length - 2]! << 8) | bytes[length - 1]!;
    return this.#accept(7, count, le === 0 ? MAX_NE : le);
  }

  #accept(dataOffset: number, nc: number, ne: number): boolean {
    this.dataOffset = dataOffset;
    this.nc = nc;
    this.ne = ne;
    this.hasLe = ne !== 0;
    return true;
  }
}
