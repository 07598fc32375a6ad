import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import type { FileKind } from '../../../apdu/trace/card-dictionary.js';

/** Why something could not be read. */
export interface ReadRefusal {
  readonly statusWord: number;
  /** In words, with what would help: 'EF06 needs SSSE.RK (0A): give its key with --keys'. */
  readonly reason: Bilingual;
}

/** A data element as the card has it. */
export interface ElementReading {
  readonly name: Bilingual;
  /** One byte; undefined for the fields of a cyclic record. */
  readonly tag?: number;
  /** Text, digits or number by the type of the element; '' when nothing was written; undefined when only `raw` tells. */
  readonly value?: string;
  /** What a coded value means. */
  readonly meaning?: Bilingual;
  /** The value's bytes, hexadecimal. */
  readonly raw: string;
  /** Inner elements, or the fields of a cyclic record. */
  readonly elements?: readonly ElementReading[];
}

export interface RecordReading extends ElementReading {
  /** From 1; on cyclic files 1 is the newest. */
  readonly number: number;
}

/** One EF, as far as the card let it be read. */
export interface FileReading {
  /** Label of its directory: 'SSSE', 'DF01'. */
  readonly directory: string;
  /** 'EF05' */
  readonly file: string;
  readonly name: Bilingual;
  readonly kind: FileKind;
  /** The right to read in words. */
  readonly access: Bilingual;
  /** Of a file with records; those read before a refusal too. */
  readonly records?: readonly RecordReading[];
  /** Of a transparent file, hexadecimal. */
  readonly content?: string;
  readonly refused?: ReadRefusal;
}

/** 'EF05' */
export function fileLabel(fid: number): string {
  return fid.toString(16).toUpperCase().padStart(4, '0');
}

/** '0A' */
export function hexByte(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
