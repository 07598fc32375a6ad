import type { Command } from 'commander';
import type { ConnectionOptions } from '../addresses/connection.js';
import { addSimulationOptions, type SimulationArguments, simulationOptions } from './simulation-options.js';

/** The options as commander gives them. */
export interface ConnectionArguments extends SimulationArguments {
  readonly exclusive?: true;
}

/** Options of verbs that reach a card by its address, simulated or in a reader. */
export function addConnectionOptions(command: Command): Command {
  return addSimulationOptions(command).option(
    '--exclusive',
    'keep other programs from a card in a reader of the system',
  );
}

export function connectionOptions(given: ConnectionArguments): ConnectionOptions {
  return { ...simulationOptions(given), ...(given.exclusive && { exclusive: true }) };
}
