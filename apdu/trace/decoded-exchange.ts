import type { Language } from '../codec/bilingual.js';
import type { ExplainedStatus } from './explain-status.js';

/** One part of a command or an answer, in bytes and in words. */
export interface DecodedField {
  /** `P1`, `84 DF name`, `01 卡识别码`. */
  label: string;
  /** Upper case; '' when hidden. */
  hex: string;
  /** The value in words or characters, where it has such. */
  text?: string;
  /** What the value says where that takes several lines, such as one for each bit. */
  notes?: readonly string[];
  /** The value is a secret. */
  hidden?: boolean;
  fields?: readonly DecodedField[];
}

/** One command and its answer, explained; plain data, with secrets already taken out. */
export interface DecodedExchange {
  language: Language;
  command: {
    /** Secret bytes stand as `**`. */
    hex: string;
    /** As the standard writes it, or `INS xx`. */
    name: string;
    clause?: string;
    /** What it asks, in one line. */
    sentence: string;
    /** Header, Lc, data, Le; for bytes that are no command, none. */
    fields: readonly DecodedField[];
    /** Why the bytes are no command. */
    fault?: string;
  };
  response: {
    /** Data and status word; secret bytes stand as `**`. */
    hex: string;
    fields: readonly DecodedField[];
    /** Absent when the answer is no answer. */
    status?: ExplainedStatus;
    /** What would be needed, or what else to look at, in this very place; absent where nothing certain can be said. */
    hint?: string;
    fault?: string;
  };
  /** After the exchange, as far as the dictionary knows: `SSSE`, `EF05`. */
  selection: { directory?: string; file?: string };
}
