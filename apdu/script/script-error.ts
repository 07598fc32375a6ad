export type ScriptErrorCode =
  | 'EMPTY_SCRIPT'
  | 'UNKNOWN_VERB'
  | 'TITLE_TWICE'
  | 'ARGUMENT_MISSING'
  | 'ARGUMENT_UNKNOWN'
  | 'COMMAND_INVALID'
  | 'PATTERN_INVALID'
  | 'EXPECT_WITHOUT_ANSWER'
  | 'QUOTE_OPEN'
  | 'BRACKET'
  | 'NAME_INVALID'
  | 'NAME_TWICE'
  | 'UNKNOWN_FUNCTION'
  | 'UNKNOWN_VARIABLE'
  | 'UNKNOWN_BLOCK'
  | 'BLOCK_OPEN'
  | 'BLOCK_MISPLACED'
  | 'FILE_NOT_READ'
  | 'EVALUATION_FAILED'
  | 'RECORDING_LINE_UNKNOWN'
  | 'RECORDING_LINE_INVALID'
  | 'RECORDING_INCOMPLETE'
  | 'DIALECT_LINE_UNKNOWN'
  | 'DIALECT_NOT_EXPRESSIBLE'
  | 'DIALECT_BYTES_INVALID'
  | 'DIALECT_ANSWER_ALONE';

/** A script that cannot be read. The message names file, line and column and shows the line. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError';

  /** `line` and `column` count from 1; the column in UTF-16 units of the line as it stands in the file. */
  constructor(
    readonly code: ScriptErrorCode,
    readonly reason: string,
    readonly file: string,
    readonly line: number,
    readonly column: number,
    readonly lineText: string,
  ) {
    const pointer = lineText.slice(0, column - 1).replace(/[^\t\u3000]/g, ' ');
    super(`${file}:${line}:${column}: ${reason}${lineText === '' ? '' : `\n  ${lineText}\n  ${pointer}^`}`);
  }
}
