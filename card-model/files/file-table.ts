import type { RightSource } from '../security/access-rule.js';
import { CyclicFile } from './cyclic-file.js';
import { shortFileIdentifier } from './elementary-file.js';
import type { FileImage, FileNode } from './file-node.js';
import { LinearFile } from './linear-file.js';
import { TransparentFile } from './transparent-file.js';

const SHORT_IDENTIFIERS = 32;

export function createFile(image: FileImage, rights: RightSource): FileNode {
  switch (image.kind) {
    case 'transparent':
      return new TransparentFile(image, rights);
    case 'linear-fixed':
    case 'linear-variable':
      return new LinearFile(image, rights);
    case 'cyclic':
      return new CyclicFile(image, rights);
  }
}

/** The EFs of one directory in the order of their creation, findable by both identifiers. Never altered: replaced. */
export class FileTable {
  private readonly filesByFid = new Map<number, FileNode>();
  private readonly filesBySfi: (FileNode | undefined)[] = new Array(SHORT_IDENTIFIERS).fill(undefined);

  constructor(readonly files: readonly FileNode[]) {
    for (const file of files) {
      this.filesByFid.set(file.fid, file);
      this.filesBySfi[shortFileIdentifier(file.fid)] ??= file;
    }
  }

  byFid(fid: number): FileNode | undefined {
    return this.filesByFid.get(fid);
  }

  bySfi(sfi: number): FileNode | undefined {
    return this.filesBySfi[sfi];
  }
}
