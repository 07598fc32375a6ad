import type { Language } from '../../apdu/codec/bilingual.js';
import { askSecretAt } from '../input/ask-secret.js';
import type { PinArguments, PinSources } from '../input/pin-source.js';
import type { ConnectionArguments } from '../program/connection-options.js';
import type { Invocation } from '../program/verb.js';

/** The options of `pin`, whichever of its actions they are for. */
export interface Arguments extends ConnectionArguments, PinArguments {
  readonly force?: true;
  readonly keys?: string;
}

export function sourcesOf(
  { streams }: Pick<Invocation, 'streams'>,
  { pinFile, newPinFile }: PinArguments,
): PinSources {
  return {
    ...(pinFile !== undefined && { pinFile }),
    ...(newPinFile !== undefined && { newPinFile }),
    environment: streams.environment,
    ask: askSecretAt(streams),
  };
}

export function triesText(count: number, language: Language): string {
  if (language === 'zh') return `还可试 ${count} 次`;
  return `${count === 1 ? '1 try' : `${count} tries`} left`;
}
