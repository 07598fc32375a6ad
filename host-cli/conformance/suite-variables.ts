import { bytesValue, type Value } from '../../apdu/script/value.js';
import type { Sources } from '../campaigns/campaign-card.js';
import type { SourceArguments } from '../campaigns/script-sources.js';
import { sourcesFrom } from '../campaigns/script-sources.js';
import { findPin } from '../input/pin-source.js';
import type { StandardStreams } from '../output/streams.js';
import { encodePin } from '../terminal/pin/pin-digits.js';

/** What the suites draw on beside the card. */
export interface SuiteSources {
  readonly sources: Sources;
  /** `$pin`: the social PIN in BCD, secret; of no bytes where there is none. */
  readonly variables: ReadonlyMap<string, Value>;
}

/**
 * Keys and PIN from the options, the environment or the key file. Nobody is asked: a case without its PIN is skipped.
 * @throws FileError, TerminalError, UsageError
 */
export async function suiteSources(streams: StandardStreams, given: SourceArguments): Promise<SuiteSources> {
  const { pin: _asking, ...sources } = await sourcesFrom(streams, given);
  const { keyFile, environment } = sources;
  const pin = await findPin({
    ...(given.pinFile !== undefined && { pinFile: given.pinFile }),
    ...(keyFile !== undefined && { keyFile }),
    environment,
    ask: undefined,
  });
  const bytes = pin === undefined ? new Uint8Array(0) : encodePin(pin);
  return {
    sources: { ...sources, hasPin: pin !== undefined, pin: async () => pin ?? '' },
    variables: new Map([['pin', bytesValue(bytes, true)]]),
  };
}
