import { fromHex } from '../../apdu/bytes.js';
import { TEST_TRANSPORT_KEY } from '../../card-model/personalisation/blank-card.js';
import { UsageError } from '../errors/usage-error.js';
import { readText } from '../files/read-file.js';

export interface TransportKeySources {
  /** A file whose first line is the key. */
  readonly file?: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A card of this program, which has the test key unless it was given another. */
  readonly simulated: boolean;
}

export const TRANSPORT_KEY_OPTION = [
  '--transport-key-file <file>',
  'the transport key of the blank card, 16 hexadecimal digits (default: SSCARD_TRANSPORT_KEY, else the test key)',
] as const;

const FORM = /^[0-9A-Fa-f]{16}$/;

/**
 * From a file, SSCARD_TRANSPORT_KEY, or for a card of this program the test key.
 * @throws UsageError when there is none, or it is no key; it is never repeated
 */
export function findTransportKey({ file, environment, simulated }: TransportKeySources): Uint8Array {
  const given = file === undefined ? environment.SSCARD_TRANSPORT_KEY : readText(file).split(/\r?\n/, 1)[0];
  const source = file ?? 'SSCARD_TRANSPORT_KEY';
  if (given !== undefined && given !== '') {
    const digits = given.replace(/\s/g, '');
    if (FORM.test(digits)) return fromHex(digits);
    throw new UsageError(`${source}: a transport key has 16 hexadecimal digits`);
  }
  if (simulated) return TEST_TRANSPORT_KEY;
  throw new UsageError(
    'a card in a reader needs its own transport key, and a wrong one costs a try: give --transport-key-file FILE or set SSCARD_TRANSPORT_KEY',
  );
}
