import { Command } from 'commander';
import { InvocationInProgress } from '../../../host-cli/program/invocation.js';
import type { ActionMaker, ConfigureVerb, Work } from '../../../host-cli/program/verb.js';
import { fakeStreams } from '../../support/cli.js';

/** Runs one verb by itself. */
export async function runVerb(
  configure: ConfigureVerb,
  argv: readonly string[],
  json: boolean,
  environment: Readonly<Record<string, string>> = {},
) {
  const { streams, output } = fakeStreams({ environment });
  let exit: string | undefined;
  const action: ActionMaker =
    <Given extends readonly unknown[]>(work: Work<Given>) =>
    async (...given: [...Given, ...unknown[]]) => {
      const common = { reader: 'sim:', json, verbose: false, version: '0', language: 'en' as const };
      exit = await work(new InvocationInProgress(streams, common), ...(given as unknown as Given));
    };
  const command = new Command('verb').exitOverride();
  configure(command, action);
  await command.parseAsync(argv, { from: 'user' });
  return { exit, text: output.text };
}
