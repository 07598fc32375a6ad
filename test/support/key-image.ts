import type { KeyImage } from '../../card-model/security/key.js';
import { bytes } from './hex.js';

/** SSSE.RK of the worked examples, generation 3. */
export const KEY: KeyImage = {
  type: 'EXTERNAL',
  reference: 0x0a,
  version: 1,
  algorithm: 'SM4',
  value: bytes('AE09692CD5D302472ACE9F77AF3319B7'),
  triesLeft: 3,
  maximumTries: 3,
};

export const MASTER_KEY: KeyImage = { ...KEY, type: 'MK', reference: 0 };
