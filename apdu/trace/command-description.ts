import type { Bilingual } from '../codec/bilingual.js';
import type { CommandApdu } from '../codec/command-apdu.js';
import type { AccessRuleEntry } from './card-dictionary.js';
import type { NameLookup } from './name-lookup.js';

export type { Bilingual } from '../codec/bilingual.js';

/** What a decoder must know of a command. Card models and applications supply these; the decoder knows none itself. */
export interface CommandDescription {
  /** As the standard writes it: `READ RECORD`. */
  name: string;
  ins: number;
  /** The CLA bytes it is sent with, channel 0. */
  classes: readonly number[];
  /** Commands that share CLA and INS differ by P1; absent: any. */
  p1?: number | undefined;
  /** Labels of the directories it exists in; absent: everywhere. Tells commands with one CLA and INS apart. */
  within?: readonly string[];
  /** Document, edition and clause. */
  clause: string;
  /** What the command does in general, one line. */
  summary: Bilingual;
  /** The command data are a secret (PIN, key) and are never printed. */
  secretData?: boolean;
  /** The answer is a secret and is never printed. */
  secretResponse?: boolean;
  /** Who may send it at all; absent: anybody. */
  allowed?: AccessRuleEntry | undefined;
  /** Whose keys `allowed` speaks of: the current directory's (default), or those of the head of its application. */
  allowedAt?: 'directory' | 'application' | undefined;
  /** What this very command asks, one sentence; it must not repeat secret data. */
  explain?(command: CommandApdu, names: NameLookup): Bilingual;
}
