import type { HiddenParts } from '../../apdu/trace/asked-command.js';

/** One thing that a trace, a recording, a script or a capture tells, in its order. */
export type TraceEntry =
  | {
      readonly kind: 'exchange';
      readonly command: Uint8Array;
      readonly response: Uint8Array;
      /** What the source itself does not show; those bytes are 0 or a stand-in. */
      readonly hidden?: HiddenParts;
    }
  /** A command without an answer that could be told; `why` where the source says it. */
  | {
      readonly kind: 'command';
      readonly command: Uint8Array;
      readonly hidden?: HiddenParts;
      readonly why?: string;
    }
  /** The answer to reset is empty where the source does not tell it. */
  | { readonly kind: 'reset'; readonly answerToReset: Uint8Array }
  /** Words of the source for people. */
  | { readonly kind: 'remark'; readonly text: string };

/** Reads a source line by line and keeps no more than the entry that is not complete yet. */
export interface LineReader {
  /** @param number from 1 @throws UsageError, ScriptError naming the line */
  read(text: string, number: number): readonly TraceEntry[];
  /** Nothing follows. */
  end(): readonly TraceEntry[];
}

/** A way in which sessions with cards are written down. */
export interface TraceFormat {
  /** What `--as` takes. */
  readonly id: string;
  readonly meaning: string;
  /** Further lines would not change what the first ones say. */
  readonly certain: boolean;
  /** By the first lines. */
  recognise(head: string): boolean;
  /** @param source for errors: the path, or what stands for it */
  open(source: string): LineReader;
}
