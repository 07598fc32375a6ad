import type { Bilingual } from '../../codec/bilingual.js';
import type { ForeignLine } from '../script-line.js';

/** Reads a script of another tool line by line; what it gives are lines of this language, in their order. */
export interface DialectReader {
  /** @param number from 1 @throws ScriptError naming the place in the file of the dialect */
  read(text: string, number: number): readonly ForeignLine[];
  /** Nothing follows. @throws ScriptError when something is not complete */
  end(): readonly ForeignLine[];
}

/** The language of another tool. */
export interface ScriptDialect {
  /** On the command line and in JSON; never renamed. */
  readonly id: string;
  readonly title: Bilingual;
  /** Its answers are what a card has said, not what a script wishes. */
  readonly recorded: boolean;
  /** The tool itself fetches what 61xx announces and repeats after 6Cxx: its scripts count on it. */
  readonly fetchesAnswers: boolean;
  /** By the first lines; never this project's own language, and never two dialects of one text. */
  recognise(text: string): boolean;
  /** @param file for errors */
  open(file: string): DialectReader;
}
