import type { StandardStreams } from '../output/streams.js';

/** Asks a person at a terminal and shows what is typed; undefined where there is no terminal. */
export type AskLine = ((question: string) => Promise<string | undefined>) | undefined;

/** Asks on standard error, so that standard output stays what the verb tells. An input that ends answers nothing. */
export function askLineAt({ input, error }: StandardStreams): AskLine {
  if (input.isTTY !== true) return undefined;
  return async (question) => {
    const { createInterface } = await import('node:readline');
    const lines = createInterface({ input, output: error as unknown as NodeJS.WritableStream });
    try {
      return await new Promise<string | undefined>((resolve) => {
        lines.once('close', () => resolve(undefined));
        lines.once('SIGINT', () => resolve(undefined));
        lines.question(question, resolve);
      });
    } finally {
      lines.close();
    }
  };
}
