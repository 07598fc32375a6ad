import type { Transport } from '../../apdu/transport/transport.js';
import { confirmation, YES_OPTION } from '../input/confirm.js';
import { KEYS_OPTION, requireKeyFile } from '../input/key-file.js';
import { connectPsam, PSAM_OPTION } from '../input/psam-source.js';
import { tellService } from '../output/tell-service.js';
import type { KeySource } from '../terminal/keys/key-source.js';
import type {
  LifeCycleResult,
  LifeCycleService,
  ServiceOptions,
} from '../terminal/services/change-life-cycle.js';
import { addConnectionOptions, type ConnectionArguments, connectionOptions } from './connection-options.js';
import { examples } from './help-text.js';
import type { ConfigureVerb } from './verb.js';

interface Arguments extends ConnectionArguments {
  readonly keys?: string;
  readonly psam?: string;
  readonly yes?: true;
}

export interface LifeCycleVerb {
  readonly name: LifeCycleService;
  readonly run: (transport: Transport, keys: KeySource, options: ServiceOptions) => Promise<LifeCycleResult>;
  /** What stands under the options in the help. */
  readonly notes: string;
  readonly examples: readonly (readonly [command: string, effect: string])[];
  /** Whether a PSAM may have the key. */
  readonly byPsam: boolean;
  /** Asked about before it is done, where it cannot be undone. */
  readonly final?: { readonly en: string; readonly zh: string };
}

/** A verb that changes the life cycle of the social application. */
export function lifeCycleVerb(verb: LifeCycleVerb): ConfigureVerb {
  return (command, action) => {
    addConnectionOptions(command.option(...KEYS_OPTION));
    if (verb.byPsam) command.option(...PSAM_OPTION);
    if (verb.final) command.option(...YES_OPTION);
    command.addHelpText('after', `\n${verb.notes}\n${examples(...verb.examples)}`).action(
      action(async (invocation, given: Arguments) => {
        const { streams, language } = invocation;
        const confirm = verb.final && confirmation(streams, given.yes ?? false, language, verb.final);
        const keys =
          (await connectPsam(invocation, given)) ??
          (await requireKeyFile(given.keys, streams.environment, verb.name)).keyRing;
        const { transport } = await invocation.connect(connectionOptions(given));
        const options = confirm ? { confirm: () => confirm(transport) } : {};
        return tellService(invocation, await verb.run(transport, keys, options));
      }),
    );
  };
}
