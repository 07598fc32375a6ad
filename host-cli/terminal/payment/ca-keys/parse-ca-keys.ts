import * as v from 'valibot';
import { fromHex } from '../../../../apdu/bytes.js';
import { PaymentError } from '../payment-error.js';
import { type CaKey, hasChecksum } from './ca-key-store.js';

const hex = (pattern: RegExp, allowed: string) => v.pipe(v.string(), v.regex(pattern, `must be ${allowed}`));

const common = {
  rid: hex(/^[0-9a-fA-F]{10}$/, '10 hexadecimal digits'),
  index: hex(/^[0-9a-fA-F]{2}$/, '2 hexadecimal digits'),
  /** YYYY-MM */
  expiry: v.optional(hex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month as YYYY-MM')),
  source: v.optional(v.string()),
  test: v.optional(v.boolean()),
};

const rsa = v.strictObject({
  ...common,
  algorithm: v.literal('RSA'),
  modulus: hex(/^([0-9a-fA-F]{2}){64,256}$/, 'a modulus of 64 to 256 bytes in hexadecimal'),
  exponent: v.picklist([3, 65537], 'must be 3 or 65537'),
  /** SHA-1 over RID, index, modulus, exponent. */
  sha1: v.optional(hex(/^[0-9a-fA-F]{40}$/, '40 hexadecimal digits')),
});

const sm2 = v.strictObject({
  ...common,
  algorithm: v.literal('SM2'),
  publicKey: hex(/^[0-9a-fA-F]{128}$/, 'X and Y in 128 hexadecimal digits'),
  /** SM3 over RID, index, X, Y. */
  sm3: v.optional(hex(/^[0-9a-fA-F]{64}$/, '64 hexadecimal digits')),
});

const ALGORITHM = 'must be "RSA" or "SM2"';

const schema = v.looseObject({
  schemeKeys: v.pipe(
    v.array(v.variant('algorithm', [rsa, sm2], ALGORITHM)),
    v.minLength(1, 'must hold a key'),
  ),
});

type Given = v.InferOutput<typeof rsa> | v.InferOutput<typeof sm2>;

/**
 * Keys of a document `{ schemeKeys: [{ rid, index, algorithm: 'RSA', modulus, exponent, expiry?, sha1? } or { rid, index,
 * algorithm: 'SM2', publicKey, expiry?, sm3? }] }`.
 * @param origin where the data come from, for messages: a file name
 * @throws PaymentError `CA_KEYS_INVALID` naming the field, or the key whose check value is wrong
 */
export function parseCaKeys(value: unknown, origin: string): CaKey[] {
  const result = v.safeParse(schema, value);
  if (!result.success) {
    const [issue] = result.issues;
    const field = v.getDotPath(issue) ?? 'the document';
    throw invalid(origin, `${field} ${problemOf(issue)}`);
  }
  return result.output.schemeKeys.map((given) => keyOf(given, origin));
}

/** In words of its own: those of the checker repeat what the file holds, which may be the secrets of another kind of file. */
function problemOf({ message, expected, received }: v.BaseIssue<unknown>): string {
  if (message.startsWith('must')) return message;
  if (received === 'undefined') return 'is missing';
  return expected === 'never' ? 'is not known here' : 'is of another kind';
}

function keyOf(given: Given, origin: string): CaKey {
  const { rid, index, expiry, test } = given;
  const [year, month] = (expiry ?? '').split('-').map(Number);
  const key: CaKey = {
    rid: fromHex(rid),
    index: Number.parseInt(index, 16),
    key:
      given.algorithm === 'SM2'
        ? { algorithm: 'SM2', publicKey: fromHex(given.publicKey) }
        : { algorithm: 'RSA', modulus: fromHex(given.modulus), exponent: given.exponent },
    ...(year !== undefined && month !== undefined && { expiry: { year, month } }),
    ...(test && { test }),
  };
  const checksum = given.algorithm === 'SM2' ? given.sm3 : given.sha1;
  if (checksum === undefined || hasChecksum(key, fromHex(checksum))) return key;
  throw invalid(origin, `the key ${rid} ${index} is damaged: its check value is another one`);
}

const invalid = (origin: string, problem: string): PaymentError =>
  new PaymentError(
    'CA_KEYS_INVALID',
    `${origin} holds no keys of a payment scheme: ${problem}; it is { schemeKeys: [{ rid, index, algorithm, ... }] }`,
  );
