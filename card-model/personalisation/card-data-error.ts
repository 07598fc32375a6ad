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

const SHOWN_CHARACTERS = 60;

/** A value of a data element for a message, control characters made visible. Never for PINs and keys. */
export function shown(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return `this ${kindOf(value)}`;
  const text = [...value];
  const head = text.slice(0, SHOWN_CHARACTERS).join('');
  const quoted = JSON.stringify(text.length > SHOWN_CHARACTERS ? `${head}...` : head);
  // JSON leaves DEL, C1 and the signs that turn the direction of writing as they are.
  return quoted.replace(/[\p{Cc}\p{Cf}]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty value';
  if (value instanceof Date) return 'date';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' ? 'group of values' : String(typeof value);
}

/** For a data element: the field, what was given, what is allowed. */
export function refusedValue(path: string, value: unknown, allowed: string): CardDataError {
  return new CardDataError(path, `${shown(value)} is not allowed; it must be ${allowed}`);
}
