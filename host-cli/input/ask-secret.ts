import { UsageError } from '../errors/usage-error.js';
import type { StandardStreams } from '../output/streams.js';
import type { AskSecret } from './pin-source.js';

/** What the prompt throws when it is left by Ctrl-C, or by Ctrl-D through the signal. */
const LEFT: readonly string[] = ['ExitPromptError', 'AbortPromptError'];

interface Key {
  readonly name?: string;
  readonly ctrl?: boolean;
}

/** Asks on standard error, so that standard output stays what the verb tells; only where a person can answer. */
export function askSecretAt({ input, error }: StandardStreams): AskSecret {
  if (input.isTTY !== true) return undefined;
  return async (message) => {
    const { default: password } = await import('@inquirer/password');
    // The prompt itself never settles when its input ends.
    const ending = new AbortController();
    const onEnd = (): void => ending.abort();
    const onKey = (_text: unknown, { name, ctrl }: Key): void => {
      if (ctrl && name === 'd') onEnd();
    };
    input.on('keypress', onKey).once('end', onEnd);
    try {
      const output = error as unknown as NodeJS.WritableStream;
      return await password({ message }, { input, output, signal: ending.signal });
    } catch (cause) {
      if (cause instanceof Error && LEFT.includes(cause.name))
        throw new UsageError('cancelled; nothing was changed');
      throw cause;
    } finally {
      input.off('keypress', onKey).off('end', onEnd);
    }
  };
}
