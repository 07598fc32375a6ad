import type { Generation } from './oracle.js';

/** Fewer cases than this mean that a test has lost some: a little below what each came to when it was written. */
const LATER = {
  SSSE_RECORD: 1300,
  DF01_RECORD: 2100,
  DF02_RECORD: 1300,
  DF03_RECORD: 2500,
  DF04_RECORD: 750,
  DF05_RECORD: 590,
  DF06_RECORD: 880,
  DF07_RECORD: 950,
  SSSE_SAFETY: 4200,
  DF01_SAFETY: 16_800,
  DF02_SAFETY: 6000,
  DF03_SAFETY: 10_600,
  DF04_SAFETY: 2700,
  DF05_SAFETY: 700,
  DF06_SAFETY: 1400,
  DF07_SAFETY: 3000,
  KEY_VER1: 10_000,
  KEY_VER2: 10_000,
  KEY_VER3: 10_000,
};

const FIRST = {
  SSSE_RECORD: 1400,
  DF01_RECORD: 1800,
  DF02_RECORD: 1400,
  DF03_RECORD: 1100,
  DF04_RECORD: 800,
  SSSE_SAFETY: 3400,
  DF01_SAFETY: 5700,
  DF02_SAFETY: 3800,
  DF03_SAFETY: 2200,
  DF04_SAFETY: 1900,
  KEY_VER1: 4100,
  KEY_VER2: 4100,
  KEY_VER3: 4100,
};

/** The names there must be in each generation, and the least count of cases of each. */
export const CASE_FLOORS: Readonly<Record<Generation, Readonly<Record<string, number>>>> = {
  1: FIRST,
  2: LATER,
  3: LATER,
};
