import { psam } from '../../card-model/profiles/psam.js';
import { UsageError } from '../errors/usage-error.js';
import type { Invocation } from '../program/verb.js';
import { PsamKeys } from '../terminal/keys/psam-keys.js';

/** Options of verbs that need keys and can have them from a PSAM. */
export interface PsamArguments {
  readonly keys?: string;
  readonly psam?: string;
  readonly exclusive?: true;
}

export const PSAM_OPTION = [
  '--psam <address>',
  'have a PSAM make the cryptograms instead: sim:PATH, pcsc:NAME-PART, tcp:HOST:PORT',
] as const;

const MARK = 'PSAM';

/** Addresses that may stand twice: each `sim:` is a card of its own. */
const ALWAYS_ANOTHER_CARD = 'sim:';

/**
 * The keys of the PSAM at `--psam`; undefined without that option.
 * @throws UsageError beside `--keys`, and for the address of the card itself; as `Invocation.connect`
 */
export async function connectPsam(
  invocation: Pick<Invocation, 'reader' | 'connectBeside'>,
  { keys, psam: address, exclusive }: PsamArguments,
): Promise<PsamKeys | undefined> {
  if (address === undefined) return undefined;
  if (keys !== undefined) throw new UsageError('keys come from --keys or from --psam; give one of them');
  if (address === invocation.reader && address !== ALWAYS_ANOTHER_CARD) {
    throw new UsageError(`--psam ${address} is the card itself; give the address of the PSAM`);
  }
  const options = exclusive ? { exclusive } : {};
  const { transport } = await invocation.connectBeside({ address, mark: MARK, profile: psam }, options);
  return new PsamKeys(transport);
}
