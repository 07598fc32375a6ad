import { UsageError } from '../errors/usage-error.js';
import type { StandardStreams } from '../output/streams.js';
import type { AskSecret } from './pin-source.js';

/** Asks on standard error, so that standard output stays what the verb tells; only where a person can answer. */
export function askSecretAt({ input, error }: StandardStreams): AskSecret {
  if (input.isTTY !== true) return undefined;
  return async (message) => {
    const { default: password } = await import('@inquirer/password');
    try {
      return await password({ message }, { input, output: error as unknown as NodeJS.WritableStream });
    } catch (cause) {
      if (cause instanceof Error && cause.name === 'ExitPromptError')
        throw new UsageError('cancelled; nothing was changed');
      throw cause;
    }
  };
}
