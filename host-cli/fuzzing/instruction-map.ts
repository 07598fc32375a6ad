/** Classes that cards use, in the order in which they are worth a look; the others follow. */
const LIKELY = [
  0x00, 0x80, 0x84, 0x04, 0x0c, 0x01, 0x90, 0xa0, 0xb0, 0xc0, 0xd0, 0xe0, 0xf0, 0x10, 0x20, 0x40,
] as const;

/** Class FF is for readers, not for cards. ISO/IEC 7816-4:2005, 5.1.1. */
const CLASSES = 0xff;
/** 6X and 9X are no instructions. ISO/IEC 7816-3:2006, 10.3.2. */
const isInstruction = (ins: number): boolean => ins >> 4 !== 6 && ins >> 4 !== 9;

/** Goes through every class and instruction, likely classes first, and begins again at the end. */
export class InstructionMap {
  readonly #cells: readonly (readonly [cla: number, ins: number])[];
  #next = 0;

  constructor(allows: (cla: number, ins: number) => boolean = () => true) {
    const rest = Array.from({ length: CLASSES }, (_, cla) => cla).filter(
      (cla) => !LIKELY.some((other) => other === cla),
    );
    this.#cells = [...LIKELY, ...rest].flatMap((cla) =>
      Array.from({ length: 256 }, (_, ins) => [cla, ins] as const).filter(
        ([, ins]) => isInstruction(ins) && allows(cla, ins),
      ),
    );
  }

  /** How many of all there are were gone through. */
  get looked(): { readonly looked: number; readonly all: number } {
    const all = this.#cells.length;
    return { looked: Math.min(this.#next, all), all };
  }

  next(): readonly [cla: number, ins: number] {
    const cell = this.#cells[this.#next % this.#cells.length] ?? ([0x00, 0xa4] as const);
    this.#next++;
    return cell;
  }
}
