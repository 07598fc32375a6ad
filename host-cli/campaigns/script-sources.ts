import { askSecretAt } from '../input/ask-secret.js';
import { loadKeyFile } from '../input/key-file.js';
import { hasPinSource, type PinSources, requirePin } from '../input/pin-source.js';
import type { StandardStreams } from '../output/streams.js';
import type { Sources } from './campaign-card.js';

export interface SourceArguments {
  readonly keys?: string;
  readonly pinFile?: string;
}

/** Where the keys and the PIN of scripts come from; the PIN is asked for when a script first needs it. */
export async function sourcesFrom(
  streams: StandardStreams,
  { keys, pinFile }: SourceArguments,
): Promise<Sources> {
  const { environment } = streams;
  const keyFile = await loadKeyFile(keys, environment);
  const pinSources: PinSources = {
    ...(pinFile !== undefined && { pinFile }),
    ...(keyFile && { keyFile }),
    environment,
    ask: askSecretAt(streams),
  };
  let pin: Promise<string> | undefined;
  return {
    ...(keyFile && { keyFile }),
    environment,
    hasPin: hasPinSource(pinSources),
    pin: () => {
      pin ??= requirePin(pinSources);
      return pin;
    },
  };
}
