import { type CardData, givenElement } from './card-data.js';
import { birthDateIn } from './element-rules.js';
import { plainValue } from './encode-element.js';
import type { HolderFacts } from './pin-strength.js';

/** What the data of a card tell of its holder that others may know too. @throws CardDataError for a value that is none */
export function holderFacts(data: CardData): HolderFacts {
  const socialSecurityNumber = textAt(givenElement(data.social, 'EF06', '08'), 'social.EF06.08');
  const birthDate =
    textAt(givenElement(data.social, 'EF06', '0D'), 'social.EF06.0D') ??
    birthDateIn(socialSecurityNumber ?? '');
  const telephone = textAt(givenElement(data.DF01, 'EF06', '28'), 'DF01.EF06.28');
  return {
    birthDate,
    ...(socialSecurityNumber !== undefined && { socialSecurityNumber }),
    ...(telephone !== undefined && { telephone }),
  };
}

function textAt(given: unknown, path: string): string | undefined {
  return given === undefined ? undefined : String(plainValue(given, path));
}
