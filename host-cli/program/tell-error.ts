import { CommanderError } from 'commander';
import { EXIT_CODES } from '../errors/exit-codes.js';
import { type ExplainedError, explainError, oneLine } from '../errors/explain-error.js';
import type { StandardStreams } from '../output/streams.js';

/**
 * One line on standard error; with `--json` also `{ "error": { code, message, exitCode } }` on standard output.
 * @returns the exit code
 */
export function tellError(error: unknown, argv: readonly string[], streams: StandardStreams): number {
  const explained = error instanceof CommanderError ? explainCommander(error) : explainError(error);
  const { code, message, exitCode } = explained;
  if (argv.includes('--json'))
    streams.output.write(`${JSON.stringify({ error: { code, message, exitCode } })}\n`);
  streams.error.write(`sscard: ${message}\n`);
  const isFault = exitCode === EXIT_CODES.FAULT.value;
  if (isFault && isVerbose(argv) && error instanceof Error) streams.error.write(`${error.stack}\n`);
  return exitCode;
}

const isVerbose = (argv: readonly string[]): boolean => argv.includes('-v') || argv.includes('--verbose');

function explainCommander({ code, message }: CommanderError): ExplainedError {
  const told =
    code === 'commander.help'
      ? 'no verb was given; sscard --help lists them'
      : message.replace(/^error: /, '');
  return { code: 'USAGE', message: oneLine(told), exitCode: EXIT_CODES.USAGE.value };
}
