import type { CommandFields } from '../../apdu/codec/command-apdu.js';
import type { KeyImage } from '../security/key.js';
import type { KeyRecord } from '../security/key-record.js';

/** What a step does, beside the place it does it at. */
export type IssueAction =
  | 'show-transport-key'
  | 'set-answer-to-reset'
  | 'select'
  | 'create'
  | 'write'
  | 'end-pre-issue'
  | 'change-state';

/** A command that is the same for every card of these contents. */
export interface SendStep {
  readonly kind: 'send';
  readonly action: IssueAction;
  /** 'DF01.EF05' */
  readonly place: string;
  readonly command: CommandFields;
}

/** WRITE KEY: in clear, or under secure messaging with the MK and a challenge of the card. */
export interface WriteKeyStep {
  readonly kind: 'write-key';
  /** 'DF01.UK_EF05', 'SSSE.PIN' */
  readonly place: string;
  readonly record: KeyRecord;
  /** The MK that secures it; without it the record goes in clear. */
  readonly securedBy?: KeyImage;
}

/** PUT DATA of a data object, always under secure messaging. */
export interface WriteObjectStep {
  readonly kind: 'write-object';
  /** 'PBOC.9F79' */
  readonly place: string;
  readonly tag: number;
  readonly value: Uint8Array;
  /** The MK that secures it. */
  readonly securedBy: KeyImage;
}

/** EXTERNAL AUTHENTICATE in the current directory. */
export interface AuthenticateStep {
  readonly kind: 'authenticate';
  readonly place: string;
  readonly key: KeyImage;
}

/** One step of building a card; none depends on what the card has answered before, except for its challenges. */
export type IssueStep = SendStep | WriteKeyStep | WriteObjectStep | AuthenticateStep;
