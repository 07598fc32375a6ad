import type { Command } from 'commander';
import { addRecordOptions, type RecordArguments, recordRequest } from '../recording/record-options.js';
import { addSimulationOptions, type SimulationArguments, simulationOptions } from './simulation-options.js';
import type { VerbConnectionOptions } from './verb.js';

/** The options as commander gives them. */
export interface ConnectionArguments extends SimulationArguments, RecordArguments {
  readonly exclusive?: true;
}

/** Options of verbs that reach a card by its address, simulated, recorded or in a reader. */
export function addConnectionOptions(command: Command): Command {
  addSimulationOptions(command).option(
    '--exclusive',
    'keep other programs from a card in a reader of the system',
  );
  return addRecordOptions(command);
}

export function connectionOptions(given: ConnectionArguments): VerbConnectionOptions {
  const recording = recordRequest(given);
  return {
    ...simulationOptions(given),
    ...(given.exclusive && { exclusive: true }),
    ...(recording && { recording }),
  };
}
