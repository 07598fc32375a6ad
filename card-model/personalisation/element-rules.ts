/** What the value of an element must satisfy beyond type and length; by directory, file and tag. */
export interface ElementRule {
  readonly allows: (value: string) => boolean;
  /** In words; a function where the value given lets it say more. */
  readonly allowed: string | ((value: string) => string);
  readonly source: string;
}

const CARD_NUMBER_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const weightOf = (character: string): number => Number.parseInt(character, 36);

const weightedSum = (text: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * weightOf(text[index]!), 0);

/** Check character of the 卡号: 11 - (sum mod 11), 10 = X, 11 = 0 (ssc-card.md 1.8, the rule of GB 11714). */
export function cardNumberCheck(first8: string): string {
  const check = 11 - (weightedSum(first8, CARD_NUMBER_WEIGHTS) % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/** Check character of the 社会保障号码: GB 11643-1999, ISO 7064 MOD 11-2. */
export function identityCheck(first17: string): string {
  return '10X98765432'[weightedSum(first17, IDENTITY_WEIGHTS) % 11]!;
}

/** The date of birth in a 社会保障号码, its digits 7 to 14. */
export const birthDateIn = (socialSecurityNumber: string): string => socialSecurityNumber.slice(6, 14);

export function isDate(digits: string): boolean {
  if (!/^\d{8}$/.test(digits)) return false;
  const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}

const DATE: ElementRule = {
  allows: isDate,
  allowed: 'a date of the calendar, YYYYMMDD without signs between',
  source: 'ssc-card.md 1.1',
};

const AREA_CODE: ElementRule = {
  allows: (value) => /^\d{6}$/.test(value),
  allowed: 'an area code of 6 digits',
  source: 'ssc-card.md 1.1',
};

/** No holder of a card was born before; the published test data use 1880. */
const EARLIEST_BIRTH = '18000101';
const HIGHEST_ETHNIC_GROUP = 56;
const OTHER_ETHNIC_GROUPS = ['97', '98'];

function allowedCardNumber(value: string): string {
  const rule = '8 capital letters or digits and their check character';
  const first8 = value.slice(0, 8);
  return /^[0-9A-Z]{8}/.test(value) ? `${rule}, which is ${cardNumberCheck(first8)} for ${first8}` : rule;
}

function allowedIdentity(value: string): string {
  const rule = '17 digits, of which 7 to 14 are the date of birth, and their check character';
  const first17 = value.slice(0, 17);
  return /^\d{17}/.test(value) ? `${rule}, which is ${identityCheck(first17)} for ${first17}` : rule;
}

export const ELEMENT_RULES: Readonly<Record<string, ElementRule>> = {
  'SSSE.EF05.01': {
    allows: (value) => /^\d{6}D156000005[0-9A-F]{8}([0-9A-F]{8}|\?{8})$/.test(value),
    allowed:
      'area code, D156000005, serial of 8 hexadecimal digits and the MAC, or ???????? to have it computed',
    source: 'ssc-card.md 1.8',
  },
  'SSSE.EF05.02': {
    allows: (value) => /^[0-9A-Za-z]$/.test(value),
    allowed: 'one letter or digit',
    source: 'ssc-card.md 1.2',
  },
  'SSSE.EF05.03': {
    allows: (value) => /^\d\.\d\d$/.test(value),
    allowed: 'a version such as 3.00',
    source: 'ssc-card.md 0',
  },
  'SSSE.EF05.05': DATE,
  'SSSE.EF05.06': DATE,
  'SSSE.EF05.07': {
    allows: (value) => /^[0-9A-Z]{8}[0-9X]$/.test(value) && value[8] === cardNumberCheck(value.slice(0, 8)),
    allowed: allowedCardNumber,
    source: 'ssc-card.md 1.8',
  },
  'SSSE.EF06.08': {
    allows: (value) =>
      /^\d{17}[0-9X]$/.test(value) &&
      isDate(birthDateIn(value)) &&
      value[17] === identityCheck(value.slice(0, 17)),
    allowed: allowedIdentity,
    source: 'GB 11643-1999',
  },
  'SSSE.EF06.0A': {
    allows: (value) => /^[0129]$/.test(value),
    allowed: '1 (male), 2 (female), 9 (not told) or 0 (unknown)',
    source: 'ssc-card.md 1.3',
  },
  'SSSE.EF06.0B': {
    allows: (value) =>
      (/^\d\d$/.test(value) && Number(value) >= 1 && Number(value) <= HIGHEST_ETHNIC_GROUP) ||
      OTHER_ETHNIC_GROUPS.includes(value),
    allowed: 'two digits: 01 (汉) to 56, 97 (other) or 98 (of foreign descent)',
    source: 'GB/T 3304',
  },
  'SSSE.EF06.0C': AREA_CODE,
  'SSSE.EF06.0D': {
    allows: (value) => isDate(value) && value >= EARLIEST_BIRTH,
    allowed: `${DATE.allowed}, not before ${EARLIEST_BIRTH}`,
    source: DATE.source,
  },
  'SSSE.EF0D.EB': AREA_CODE,
  'DF01.EF06.24': AREA_CODE,
  'DF01.EF06.28': {
    allows: (value) => /^\+?\d(?:[ -]?\d){2,}$/.test(value),
    allowed: 'a telephone number: at least 3 digits, perhaps + before and - or spaces between',
    source: 'ITU-T E.123',
  },
  'DF04.EF06.90': {
    allows: (value) => /^[01]$/.test(value),
    allowed: '0 or 1',
    source: 'conventions, medical debit',
  },
  'DF04.EF06.93': {
    allows: (value) => /^\d{1,2}$/.test(value),
    allowed: 'a count of 0 to 99',
    source: 'conventions, medical debit',
  },
};
