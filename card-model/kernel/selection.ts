import type { Directory } from '../files/directory.js';
import type { FileNode } from '../files/file-node.js';

/** What is current on the card: lost with power. */
export class Selection {
  directory: Directory;
  file: FileNode | undefined = undefined;
  /** Number of the current record, 0 = none. */
  record = 0;

  constructor(private readonly masterFile: Directory) {
    this.directory = masterFile;
  }

  /**
   * Makes a directory current. Rights stay where they were gained as long as that directory or one below it is
   * current; the selection of the MF drops all (conventions, Rights).
   */
  selectDirectory(target: Directory): void {
    const toMasterFile = target === this.masterFile;
    for (let left: Directory | undefined = this.directory; left; left = left.parent) {
      if (toMasterFile || !left.isAncestorOf(target)) left.dropRights();
    }
    this.directory = target;
    this.file = undefined;
    this.record = 0;
  }

  /** Makes an EF of the current directory current; no record of it is current yet. */
  selectFile(file: FileNode): void {
    this.file = file;
    this.record = 0;
  }

  /** The same for a command that reaches an EF on its way; the current record of the current EF stays. */
  useFile(file: FileNode): void {
    if (file !== this.file) this.selectFile(file);
  }

  /** As after power-on: the MF is current, no right is held. */
  reset(): void {
    this.selectDirectory(this.masterFile);
  }
}
