/** What is wrong with a line, for whoever knows which line of which file it is. */
export class RecordingLineError extends Error {
  override readonly name = 'RecordingLineError';

  /** @param index in the line, from 0 */
  constructor(
    reason: string,
    readonly index: number,
  ) {
    super(reason);
  }
}
