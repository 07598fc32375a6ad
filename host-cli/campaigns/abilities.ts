/** What cases may need, and what it means to have it. */
export const ABILITIES = {
  keys: 'a key file: --keys FILE or SSCARD_KEYS',
  pin: 'a PIN: --pin-file, SSCARD_PIN or the key file',
  'bank-keys': 'master keys of the bank: financial.keys in the key file',
  'bank-pin': 'the PIN of the bank application: SSCARD_BANK_PIN or the key file',
  simulator: 'a simulated card: sim: or sim:PATH',
  'fresh-card': 'a card that is forgotten afterwards: sim:',
  'blank-card': 'a card that is not built yet: sscard new --blank',
  contactless: 'a card whose contactless interface can be reached',
} as const;

export type Ability = keyof typeof ABILITIES;

export const ABILITY_NAMES = Object.keys(ABILITIES) as readonly Ability[];

export interface AbilityFacts {
  readonly hasKeys: boolean;
  readonly hasPin: boolean;
  readonly hasBankKeys: boolean;
  readonly hasBankPin: boolean;
  /** Whether the card is of this process. */
  readonly simulated: boolean;
  readonly address: string;
  /** Whether it has no social application, as nobody has built it. */
  readonly blank: boolean;
  readonly contactless: boolean;
}

export function abilitiesOf({
  hasKeys,
  hasPin,
  hasBankKeys,
  hasBankPin,
  simulated,
  address,
  blank,
  contactless,
}: AbilityFacts): ReadonlySet<Ability> {
  const facts: Readonly<Record<Ability, boolean>> = {
    keys: hasKeys,
    pin: hasPin,
    'bank-keys': hasBankKeys,
    'bank-pin': hasBankPin,
    simulator: simulated,
    'fresh-card': address.toLowerCase() === 'sim:',
    'blank-card': blank,
    contactless: simulated || contactless,
  };
  return new Set(ABILITY_NAMES.filter((name) => facts[name]));
}
