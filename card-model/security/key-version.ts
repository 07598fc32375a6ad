/** conventions, Keys: the version that is meant where none is named. */
export const USUAL_VERSION = 0x01;

/** Of one key on a card. ssc-card.md 2.3: up to four key groups. */
export const MAXIMUM_VERSIONS = 4;

/** Which of two versions is taken where none is named: 01 before every other, else the lower. */
export function isMoreUsual(version: number, other: number): boolean {
  return other !== USUAL_VERSION && (version === USUAL_VERSION || version < other);
}

/** Of the versions of one key the one that is taken where none is named: 01, else the lowest. */
export function usualVersion<Versioned extends { readonly version: number }>(
  keys: readonly Versioned[],
): Versioned | undefined {
  let usual: Versioned | undefined;
  for (const key of keys) if (!usual || isMoreUsual(key.version, usual.version)) usual = key;
  return usual;
}
