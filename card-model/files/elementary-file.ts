import type { AccessRule, Condition, RightSource } from '../security/access-rule.js';
import { bindRule } from '../security/access-rule.js';

/** What may be done with an EF; each act has its rule. */
export type FileAct = 'read' | 'update';

export type FileRules = Readonly<Record<FileAct, AccessRule>>;

/** What every elementary file has. */
export interface FileHeader {
  /** File identifier, 2 bytes. */
  readonly fid: number;
  readonly rules: FileRules;
  /** Issuer data: readable while the application is initialised or deactivated (conventions, life cycle). */
  readonly issuerData: boolean;
}

/** Short file identifier: the low five bits of the last byte of the FID (ssc-card.md 1.1). */
export const shortFileIdentifier = (fid: number): number => fid & 0x1f;

/** The part of an EF that the kernel looks at before the command does. */
export abstract class ElementaryFile {
  readonly fid: number;
  readonly rules: FileRules;
  readonly issuerData: boolean;
  readonly read: Condition;
  readonly update: Condition;

  constructor(header: FileHeader, rights: RightSource) {
    this.fid = header.fid;
    this.rules = header.rules;
    this.issuerData = header.issuerData;
    this.read = bindRule(header.rules.read, rights);
    this.update = bindRule(header.rules.update, rights);
  }

  get sfi(): number {
    return shortFileIdentifier(this.fid);
  }
}
