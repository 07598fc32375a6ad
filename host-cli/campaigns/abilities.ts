/** What cases may need, and what it means to have it. */
export const ABILITIES = {
  keys: 'a key file: --keys FILE or SSCARD_KEYS',
  pin: 'a PIN: --pin-file, SSCARD_PIN or the key file',
  simulator: 'a simulated card: sim: or sim:PATH',
  'fresh-card': 'a card that is forgotten afterwards: sim:',
  contactless: 'a card whose contactless interface can be reached',
} as const;

export type Ability = keyof typeof ABILITIES;

export const ABILITY_NAMES = Object.keys(ABILITIES) as readonly Ability[];

export interface AbilityFacts {
  readonly hasKeys: boolean;
  readonly hasPin: boolean;
  /** Whether the card is of this process. */
  readonly simulated: boolean;
  readonly address: string;
  readonly contactless: boolean;
}

export function abilitiesOf({
  hasKeys,
  hasPin,
  simulated,
  address,
  contactless,
}: AbilityFacts): ReadonlySet<Ability> {
  const facts: Readonly<Record<Ability, boolean>> = {
    keys: hasKeys,
    pin: hasPin,
    simulator: simulated,
    'fresh-card': address.toLowerCase() === 'sim:',
    contactless: simulated || contactless,
  };
  return new Set(ABILITY_NAMES.filter((name) => facts[name]));
}
