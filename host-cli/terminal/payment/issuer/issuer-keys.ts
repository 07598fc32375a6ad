import * as v from 'valibot';
import { fromHex } from '../../../../apdu/bytes.js';
import type { PaymentKeys } from '../../../../crypto/index.js';
import { PaymentError } from '../payment-error.js';

const key = v.pipe(v.string(), v.regex(/^[0-9a-fA-F]{32}$/, 'must be 32 hexadecimal digits'));

const schema = v.looseObject({
  financial: v.looseObject({
    keys: v.looseObject({ AC: key, MAC: key, ENC: key }),
    pan: v.optional(v.string()),
  }),
  pins: v.optional(
    v.looseObject({ financial: v.optional(v.looseObject({ value: v.optional(v.string()) })) }),
  ),
});

/** What an issuer knows. Shows itself to nobody. */
export interface IssuerSecrets {
  /** Master keys (MDK), for both algorithms. */
  readonly masterKeys: PaymentKeys;
  /** Card numbers whose PIN it knows. */
  readonly pins: ReadonlyMap<string, string>;
}

/**
 * The bank's master keys out of a personalisation file: `financial.keys` AC, MAC and ENC. With `financial.pan` and
 * `pins.financial.value` the issuer also knows the PIN of that card.
 * @param origin where the data come from, for messages: a file name
 * @throws PaymentError `ISSUER_KEYS_INVALID` naming the field, never its value
 */
export function parseIssuerSecrets(value: unknown, origin: string): IssuerSecrets {
  const result = v.safeParse(schema, value);
  if (!result.success) {
    const [issue] = result.issues;
    const field = v.getDotPath(issue) ?? 'the document';
    const problem = issue.message.startsWith('must be') ? issue.message : 'is missing or of another kind';
    throw new PaymentError(
      'ISSUER_KEYS_INVALID',
      `${origin} holds no master keys of a bank: ${field} ${problem}; a personalisation file has them under financial.keys`,
    );
  }
  const { financial, pins } = result.output;
  const { AC, MAC, ENC } = financial.keys;
  const pin = pins?.financial?.value;
  return {
    masterKeys: { ac: fromHex(AC), mac: fromHex(MAC), enc: fromHex(ENC) },
    pins: new Map(financial.pan !== undefined && pin !== undefined ? [[financial.pan, pin]] : []),
  };
}
