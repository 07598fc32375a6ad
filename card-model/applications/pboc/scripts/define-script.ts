import type { CommandView } from '../../../../apdu/codec/command-view.js';
import { type StatusWord, SW } from '../../../../apdu/codec/status-word.js';
import type { CardCore } from '../../../kernel/card-core.js';
import { type CommandDefinition, defineCommand } from '../../../kernel/command.js';
import { noteMalformedScript, runScript, type Script } from './run-script.js';

/** An issuer script command: what all of them have in common is in `defineScript`. */
export interface ScriptDefinition extends Omit<CommandDefinition, 'format' | 'execute' | 'whenBlocked'> {
  /** Lengths and parameters, from the command alone: SUCCESS, 6700, 6A86 or 6A80. */
  form(command: CommandView): StatusWord;
  /** What it does once its MAC was found right, as part of the running command. */
  perform(script: Script, command: CommandView, core: CardCore): StatusWord;
}

/** Served by a blocked application too, after its MAC was checked; what fails is remembered. pboc.md 4 */
export function defineScript({ form, perform, ...definition }: ScriptDefinition): CommandDefinition {
  return defineCommand({
    ...definition,
    whenBlocked: true,

    format(command, core) {
      const statusWord = form(command);
      if (statusWord !== SW.SUCCESS) noteMalformedScript(core);
      return statusWord;
    },

    execute: (command, core) => runScript(command, core, (script) => perform(script, command, core)),
  });
}
