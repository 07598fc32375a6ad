/** The data for a card are not such as a card takes; `path` names the field. */
export class CardDataError extends Error {
  override readonly name = 'CardDataError';
  readonly code = 'CARD_DATA_INVALID';

  /**
   * @param path dotted, as in the file: 'social.EF06.0A'
   * @param problem what is wrong and what is allowed; never a secret value
   */
  constructor(
    readonly path: string,
    problem: string,
  ) {
    super(`${path}: ${problem}`);
  }
}
