import { type CardData, DATA_SECTIONS } from './card-data.js';
import { CardDataError } from './card-data-error.js';
import { plainValue } from './encode-element.js';

/** Keys of the MF and of applications that other parts of the data are for. */
const OTHER_KEY_SECTIONS = ['MF', 'PKI'];

/** What stands twice in the data must agree, or the card could not be opened with its own keys. @throws CardDataError */
export function checkAgreement(data: CardData): void {
  const code = data.social.EF05?.['01'];
  const identification = code === undefined ? undefined : String(plainValue(code, 'social.EF05.01'));
  if (identification !== undefined && !identification.startsWith(data.areaCode)) {
    throw new CardDataError('social.EF05.01', `must begin with the areaCode ${data.areaCode}`);
  }
  const known = [...OTHER_KEY_SECTIONS, ...Object.keys(DATA_SECTIONS)];
  const unknown = Object.keys(data.keys).find((label) => !known.includes(label));
  if (unknown) throw new CardDataError(`keys.${unknown}`, `is no directory; known are ${known.join(', ')}`);
}
