import type { CardAlgorithm } from '../../../crypto/index.js';
import { defineSession } from '../../kernel/session.js';

/** What a diversification leaves for the encipherment that follows. */
export interface DiversifiedKey {
  readonly algorithm: CardAlgorithm;
  /** 16 bytes (SM4) or 8 (DES). */
  readonly processKey: Uint8Array;
}

/** Ends with the selection of a directory, with power, and with the next diversification. */
export const DIVERSIFIED_KEY = defineSession<DiversifiedKey>('PSAM key diversified');
