import type { Generation } from './issuer.js';

/** Values of keys of tests. */
export const MK = '00112233445566778899AABBCCDDEEFF';
export const OTHER = 'FFEEDDCCBBAA99887766554433221100';

export interface RecordParts {
  type?: string;
  reference?: string;
  version?: string;
  tries?: string;
  level?: string;
  value?: string;
}

/** A key record as ssc-card.md 2.3 lays it out; an external authentication key 0A unless told otherwise. */
export const recordOf = (generation: Generation, parts: RecordParts = {}): string => {
  const { type = '0D', reference = '0A', version = '01', tries = '03', level = '00', value = OTHER } = parts;
  const algorithm = generation === 'gen3' ? '03' : '00';
  return `${type}${reference}${version}FF${tries}${algorithm}${level}10${value}`;
};
export const masterRecord = (generation: Generation, parts: RecordParts = {}): string =>
  recordOf(generation, { type: '00', reference: '00', level: 'FF', value: MK, ...parts });
/** PIN 246813, six tries, unblocked by key 06. */
export const PIN_RECORD = `010000FF06060003246813${'FF'.repeat(13)}`;
