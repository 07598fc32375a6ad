/** What others may know of a holder, and would try as a PIN. */
export interface HolderFacts {
  /** YYYYMMDD */
  readonly birthDate?: string;
  readonly telephone?: string;
  /** 社会保障号码 */
  readonly socialSecurityNumber?: string;
}

const SHORTEST_PIN = 4;

/**
 * Why a PIN is too easy to guess, in words that do not tell it; undefined for one that is not. The card itself takes
 * any (conventions, PIN commands).
 */
export function pinWeakness(pin: string, holder: HolderFacts = {}): string | undefined {
  return weakOrder(pin) ?? weakFact(pin, holder);
}

function weakOrder(pin: string): string | undefined {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, index) => digit - digits[index]!);
  if (steps.length === 0) return undefined;
  if (steps.every((step) => step === 0)) return 'all its digits are the same';
  if (steps.every((step) => step === 1 || step === -9)) return 'its digits count up';
  if (steps.every((step) => step === -1 || step === 9)) return 'its digits count down';
  return undefined;
}

function weakFact(pin: string, holder: HolderFacts): string | undefined {
  if (pin.length < SHORTEST_PIN) return undefined;
  if (writingsOf(holder.birthDate ?? '').includes(pin)) return 'it is the date of birth of the holder';
  if (digitsOf(holder.telephone ?? '').endsWith(pin)) return "it is the end of the holder's telephone number";
  if (endsOf(holder.socialSecurityNumber ?? '').some((end) => end.endsWith(pin))) {
    return "it is the end of the holder's 社会保障号码";
  }
  return undefined;
}

/** A date as people write it in 4 to 8 digits. @param date YYYYMMDD */
function writingsOf(date: string): string[] {
  if (!/^\d{8}$/.test(date)) return [];
  const [year, month, day] = [date.slice(0, 4), date.slice(4, 6), date.slice(6)];
  const years = [year, year.slice(2)];
  return [
    year,
    `${month}${day}`,
    `${day}${month}`,
    ...years.flatMap((part) => [
      `${part}${month}${day}`,
      `${part}${month}`,
      `${month}${part}`,
      `${month}${day}${part}`,
      `${day}${month}${part}`,
    ]),
  ];
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** A check character X is left out, or typed as 0. */
const endsOf = (number: string): string[] => [digitsOf(number), digitsOf(number.replace(/X$/i, '0'))];
