import type { Directory } from '../files/directory.js';
import type { FileNode } from '../files/file-node.js';
import type { Session } from './session.js';

/** What is current on the card: lost with power. */
export class Selection {
  directory: Directory;
  file: FileNode | undefined = undefined;
  /** Number of the current record, 0 = none. */
  record = 0;

  constructor(
    private readonly masterFile: Directory,
    private readonly session: Session,
  ) {
    this.directory = masterFile;
  }

  /**
   * Makes a directory current. Rights stay where they were gained as long as that directory or one below it is
   * current; the selection of the MF drops all (conventions, Rights). It ends a sequence of commands that ran.
   */
  selectDirectory(target: Directory): void {
    const toMasterFile = target === this.masterFile;
    for (let left: Directory | undefined = this.directory; left; left = left.parent) {
      if (toMasterFile || !left.isAncestorOf(target)) left.dropRights();
    }
    this.session.close();
    this.directory = target;
    this.leaveFile();
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

  /** No EF is current any more. */
  leaveFile(): void {
    this.file = undefined;
    this.record = 0;
  }

  /** As after power-on: the MF is current, no right is held. */
  reset(): void {
    this.selectDirectory(this.masterFile);
  }
}
