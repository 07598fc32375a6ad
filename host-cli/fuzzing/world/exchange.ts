import { CommandView } from '../../../apdu/codec/command-view.js';
import { isBytesAvailable, isTriesLeft, SW } from '../../../apdu/codec/status-word.js';
import type { CommandDefinition } from '../../../card-model/kernel/command.js';
import type { MapDirectory, MapFile } from './card-map.js';
import type { FilePast, FileReading } from './file-memory.js';
import type { MissingRight } from './missing-right.js';

const NO_BYTES = new Uint8Array(0);
const WARNING = 0x62;

/** One command and the answer of the card, with what the world before it says about them. */
export class Exchange {
  /** Undefined for bytes that are no command. */
  readonly view: CommandView | undefined;
  /** -1 where the answer has no status word. */
  readonly statusWord: number;
  /** What the catalogue of the card knows under this class, instruction and P1 in the current directory. */
  definition: CommandDefinition | undefined;
  /** The current directory when the command came; undefined where it is not known for sure. */
  directory: MapDirectory | undefined;
  /** The file that the command is about, where it is one and known. */
  file: MapFile | undefined;
  /** What a served read has told of a file. */
  reading: FileReading | undefined;
  /** What had happened last to a file whose reading differs from what must stand there; undefined when all agrees. */
  contradiction: FilePast | undefined;
  /** Of a contradiction: the data that would have been right; none where that is not known for sure. */
  expected: readonly Uint8Array[] = [];
  /** A right that the card should have asked for and did not. */
  missingRight: MissingRight | undefined;
  /** Of GET RESPONSE: the command whose data it fetches. */
  origin: Exchange | undefined;
  #data: Uint8Array | undefined;

  constructor(
    readonly command: Uint8Array,
    readonly answer: Uint8Array,
  ) {
    const view = new CommandView();
    this.view = view.parse(command) ? view : undefined;
    const end = answer.length;
    this.statusWord = end < 2 ? -1 : (answer[end - 2]! << 8) | answer[end - 1]!;
  }

  /** Bytes before the status word. */
  get dataBytes(): number {
    return Math.max(0, this.answer.length - 2);
  }

  get data(): Uint8Array {
    this.#data ??= this.dataBytes === 0 ? NO_BYTES : this.answer.subarray(0, -2);
    return this.#data;
  }

  /** 9000: all was done as asked. */
  get succeeded(): boolean {
    return this.statusWord === SW.SUCCESS;
  }

  /** Done, be it with a warning or with data that wait. */
  get served(): boolean {
    const { statusWord } = this;
    return statusWord === SW.SUCCESS || isBytesAvailable(statusWord) || statusWord >> 8 === WARNING;
  }

  /** x of 63Cx; undefined for any other status word. */
  get triesTold(): number | undefined {
    return isTriesLeft(this.statusWord) ? this.statusWord & 0x0f : undefined;
  }

  /** The command that the data of this answer belong to. */
  get source(): Exchange {
    return this.origin ?? this;
  }

  /** Whether class and instruction are these. */
  is(cla: number, ins: number): boolean {
    return this.view !== undefined && this.command[0] === cla && this.command[1] === ins;
  }
}
