import { type CardData, givenElement } from './card-data.js';
import { CardDataError, shown } from './card-data-error.js';
import { birthDateIn, isDate } from './element-rules.js';
import { plainValue } from './encode-element.js';

const PATH = {
  IDENTIFICATION: 'social.EF05.01',
  ISSUED: 'social.EF05.05',
  VALID_UNTIL: 'social.EF05.06',
  NUMBER: 'social.EF06.08',
  BORN: 'social.EF06.0D',
} as const;

/**
 * What stands twice in the data must agree, or the card could not be opened with its own keys or would contradict
 * itself. Values that are wrong by themselves are left to the rules of their elements.
 * @throws CardDataError
 */
export function checkAgreement(data: CardData): void {
  const identification = valueAt(data, PATH.IDENTIFICATION);
  if (identification !== undefined && !identification.startsWith(data.areaCode)) {
    throw disagreement(PATH.IDENTIFICATION, identification, `must begin with the areaCode ${data.areaCode}`);
  }
  const issued = dateAt(data, PATH.ISSUED);
  const validUntil = dateAt(data, PATH.VALID_UNTIL);
  if (issued !== undefined && validUntil !== undefined && validUntil < issued) {
    throw disagreement(PATH.VALID_UNTIL, validUntil, `must not lie before the date of issue, ${issued}`);
  }
  const born = dateAt(data, PATH.BORN);
  if (born === undefined) return;
  if (issued !== undefined && born > issued) {
    throw disagreement(PATH.BORN, born, `must not lie after the date of issue, ${issued}`);
  }
  const number = valueAt(data, PATH.NUMBER);
  if (number !== undefined && isDate(birthDateIn(number)) && birthDateIn(number) !== born) {
    throw disagreement(
      PATH.BORN,
      born,
      `must be ${birthDateIn(number)}, as digits 7 to 14 of the 社会保障号码 (${PATH.NUMBER}) say`,
    );
  }
}

const disagreement = (path: string, value: string, rule: string): CardDataError =>
  new CardDataError(path, `${shown(value)} does not agree with the other data; it ${rule}`);

function valueAt(data: CardData, path: string): string | undefined {
  const [, file, tag] = path.split('.');
  const given = givenElement(data.social, file!, tag!);
  return given === undefined ? undefined : String(plainValue(given, path));
}

function dateAt(data: CardData, path: string): string | undefined {
  const value = valueAt(data, path);
  return value !== undefined && isDate(value) ? value : undefined;
}
