import { type Command, Option } from 'commander';
import type { SimulationOptions } from '../addresses/connection.js';
import { addReplayOptions, type ReplayArguments, replayRequest } from '../recording/record-options.js';

/** The options as commander gives them. */
export interface SimulationArguments extends ReplayArguments {
  readonly interface?: 'contact' | 'contactless';
  readonly protocol?: 't0' | 't1';
  readonly le?: 'strict' | 'tolerant';
}

/** Options of verbs that may open a simulated or recorded card. */
export function addSimulationOptions(command: Command): Command {
  command
    .addOption(
      new Option('--interface <name>', 'how the card is reached (default: contact)').choices([
        'contact',
        'contactless',
      ]),
    )
    .addOption(
      new Option('--protocol <name>', 'of the contacts of a card (a simulated one: t0)').choices([
        't0',
        't1',
      ]),
    )
    .addOption(
      new Option(
        '--le <policy>',
        'READ RECORD of a simulated card with a wrong Le (default: strict)',
      ).choices(['strict', 'tolerant']),
    );
  return addReplayOptions(command);
}

export function simulationOptions(given: SimulationArguments): SimulationOptions {
  const replay = replayRequest(given);
  return {
    ...(given.interface && { cardInterface: given.interface }),
    ...(given.protocol && { protocol: given.protocol === 't1' ? ('T=1' as const) : ('T=0' as const) }),
    ...(given.le && { lengthPolicy: given.le }),
    ...(replay && { replay }),
  };
}
