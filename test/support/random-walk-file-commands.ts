import type { CommandParts } from './random-walk-apdu.js';
import type { WalkCard } from './random-walk-card.js';
import type { Chance } from './random-walk-chance.js';
import { sfiOf, type WalkFile } from './random-walk-tree.js';

/** Commands that read and write files. */
export class FileCommands {
  constructor(
    private readonly chance: Chance,
    private readonly model: WalkCard,
  ) {}

  /** A file of the current directory, now and then of any. */
  file(): WalkFile | undefined {
    const chance = this.chance;
    const { directory, all } = this.model;
    const { files } = chance.percent(92) ? directory : chance.one(all);
    return files.length === 0 ? undefined : chance.one(files);
  }

  #sfiOf(file: WalkFile | undefined): number {
    if (!file || this.chance.percent(6)) return this.chance.below(32);
    return this.chance.percent(12) ? 0 : sfiOf(file.fid);
  }

  /** Le of a read: mostly all there is. */
  #le(right: number): number | undefined {
    const how = this.chance.below(20);
    if (how < 13) return 0;
    if (how < 16) return right & 0xff;
    return how === 19 ? undefined : this.chance.below(256);
  }

  /** P1, P2, the head and the size of a record that is there, by number or by tag, or of one that is not. */
  /** A file of the current directory that may be updated now, when there is one. */
  #updatable(): WalkFile | undefined {
    const { directory } = this.model;
    const allowed = directory.files.filter(({ update }) => this.model.allows(update));
    return allowed.length > 0 && this.chance.percent(85) ? this.chance.one(allowed) : this.file();
  }

  #record(file = this.file()): { p1: number; p2: number; tag: number; count: number } {
    const chance = this.chance;
    const sfi = this.#sfiOf(file) << 3;
    if (!file || file.kind === 'transparent' || file.kind === 'cyclic' || file.records.length === 0) {
      const p1 = file?.kind === 'cyclic' && chance.percent(60) ? 0 : this.chance.below(9);
      return { p1, p2: sfi | (p1 === 0 ? 3 : 4), tag: 0, count: file?.recordBytes || 8 };
    }
    const number = this.chance.below(file.records.length);
    const record = file.records[number]!;
    const [tag = 0] = record;
    const count = record.length - 2;
    if (chance.percent(25)) return { p1: tag, p2: sfi | this.chance.below(4), tag, count };
    const p1 = chance.percent(5) ? this.chance.below(256) : number + 1;
    return { p1, p2: sfi | (chance.percent(3) ? this.chance.below(8) : 4), tag, count };
  }

  readRecord(): CommandParts {
    const { p1, p2, tag, count } = this.#record();
    return { ins: 0xb2, p1, p2, le: this.#le(count + (tag === 0 ? 0 : 2)) };
  }

  updateRecord(): CommandParts {
    const chance = this.chance;
    const { p1, p2, tag, count } = this.#record(this.#updatable());
    const size = chance.percent(8) ? this.chance.below(40) : count;
    const head = tag === 0 ? [] : [chance.percent(5) ? this.chance.below(256) : tag, size];
    // Tags 90, 92 and 93 control spending: digits there let debits go on.
    const digits = tag >= 0x90 && tag <= 0x93 && chance.percent(70);
    const number = [...new Array<number>(Math.max(0, size - 1)).fill(size === 4 ? 0 : 0x30)];
    const value = digits
      ? [...number, (size === 4 ? 0 : 0x30) + this.chance.below(3)].slice(0, size)
      : chance.filling(size);
    return { ins: chance.percent(75) ? 0xdc : 0xd2, p1, p2, data: [...head, ...value] };
  }

  /** Behind the last record of a list that is not full, or into a ring. */
  appendRecord(): CommandParts {
    const chance = this.chance;
    const { files } = this.model.directory;
    const open = files.filter(
      ({ kind, records, maximumRecords }) => kind === 'cyclic' || records.length < maximumRecords,
    );
    const file = open.length > 0 && chance.percent(80) ? chance.one(open) : this.file();
    const sfi = this.#sfiOf(file) << 3;
    if (file?.kind === 'cyclic') {
      const count = chance.percent(10) ? this.chance.below(30) : file.recordBytes;
      return { ins: 0xe2, p2: sfi, data: chance.filling(count) };
    }
    const count = chance.percent(15) ? this.chance.below(40) : Math.max(0, (file?.recordBytes ?? 4) - 2);
    const record = [
      this.chance.below(4),
      chance.percent(92) ? count : this.chance.below(9),
      ...chance.filling(count),
    ];
    const byNumber = { ins: 0xd2, p1: (file?.records.length ?? 0) + 1, p2: sfi | 4, data: record };
    return chance.percent(50) ? byNumber : { ins: 0xe2, p2: sfi, data: record };
  }

  #stretch(): { p1: number; p2: number; left: number } {
    const chance = this.chance;
    const strings = this.model.directory.files.filter(({ kind }) => kind === 'transparent');
    const file = strings.length > 0 && chance.percent(85) ? chance.one(strings) : this.file();
    const bytes = file?.content.length || 16;
    const far = chance.percent(25);
    if (chance.percent(60)) {
      const p2 = far ? this.chance.below(256) : this.chance.below(3);
      return { p1: 0x80 | this.#sfiOf(file), p2, left: bytes - p2 };
    }
    const offset = far ? this.chance.below(0x8000) : this.chance.below(bytes);
    return { p1: offset >> 8, p2: offset & 0xff, left: bytes - offset };
  }

  readBinary(): CommandParts {
    const { p1, p2, left } = this.#stretch();
    return { ins: 0xb0, p1, p2, le: this.#le(left) };
  }

  updateBinary(): CommandParts {
    const { p1, p2 } = this.#stretch();
    return {
      ins: 0xd6,
      p1,
      p2,
      data: this.chance.filling(1 + this.chance.below(this.chance.percent(2) ? 300 : 40)),
    };
  }
}
