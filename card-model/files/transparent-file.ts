import type { RightSource } from '../security/access-rule.js';
import { ElementaryFile, type FileHeader } from './elementary-file.js';

export interface TransparentFileImage extends FileHeader {
  readonly kind: 'transparent';
  readonly content: Uint8Array;
}

/** A file that is one string of bytes. */
export class TransparentFile extends ElementaryFile {
  readonly kind = 'transparent';
  /** Non-volatile. */
  readonly content: Uint8Array;

  constructor(image: TransparentFileImage, rights: RightSource) {
    super(image, rights);
    this.content = image.content.slice();
  }

  toImage(): TransparentFileImage {
    const { fid, rules, issuerData, kind } = this;
    return { kind, fid, rules, issuerData, content: this.content.slice() };
  }
}
