import type { ScriptFunction } from '../../apdu/script/script-function.js';
import type { ScriptResources } from '../script-verbs/script-resources.js';
import { bankFunctions } from './bank-functions.js';
import { CARD_KEY_FUNCTIONS } from './card-key-functions.js';
import { CIPHER_FUNCTIONS } from './cipher-functions.js';
import { keyFileFunctions } from './key-file-functions.js';
import { PAYMENT_DATA_FUNCTIONS } from './payment-data-functions.js';
import { PAYMENT_FUNCTIONS } from './payment-functions.js';
import { SM2_FUNCTIONS } from './sm2-functions.js';

/** The functions of scripts beside those that need no cryptography. */
export function scriptFunctions(resources: ScriptResources): readonly ScriptFunction[] {
  return [
    ...keyFileFunctions(resources),
    ...CIPHER_FUNCTIONS,
    ...CARD_KEY_FUNCTIONS,
    ...SM2_FUNCTIONS,
    ...PAYMENT_FUNCTIONS,
    ...PAYMENT_DATA_FUNCTIONS,
    ...bankFunctions(resources),
  ];
}
