import { type Command, Option } from 'commander';
import type { RecordRequest } from './session-recorder.js';

/** The options as commander gives them. */
export interface RecordArguments {
  readonly record?: string;
  readonly pcap?: string;
  readonly testKeys?: true;
}

/** As `RecordArguments`. */
export interface ReplayArguments {
  readonly replayOrder?: 'strict' | 'any';
  readonly replayTiming?: true;
}

/** How a recording answers: in its order alone, or each command wherever it stands; at once, or as slowly as the card. */
export interface ReplayRequest {
  readonly anyOrder?: boolean;
  readonly timing?: boolean;
}

const GROUP = 'Recording and replay:';

/** Options of verbs whose session with a card may be kept. */
export function addRecordOptions(command: Command): Command {
  return addAll(command, [
    new Option('--record <file>', 'keep the session as a recording, for replay: and sscard run'),
    new Option('--pcap <file>', 'keep the session as a capture for Wireshark'),
    new Option('--test-keys', 'declare the keys and PINs test keys: --record and --pcap hide nothing'),
  ]);
}

/** Options of verbs that may open a recorded card. */
export function addReplayOptions(command: Command): Command {
  const order = new Option('--replay-order <order>', 'in which replay: takes commands (default: strict)');
  return addAll(command, [
    order.choices(['strict', 'any']),
    new Option('--replay-timing', 'replay: takes as long as the card took'),
  ]);
}

function addAll(command: Command, options: readonly Option[]): Command {
  for (const option of options) command.addOption(option.helpGroup(GROUP));
  return command;
}

/** Undefined when nothing is to be kept. */
export function recordRequest({ record, pcap, testKeys }: RecordArguments): RecordRequest | undefined {
  if (record === undefined && pcap === undefined) return undefined;
  return {
    ...(record !== undefined && { record }),
    ...(pcap !== undefined && { pcap }),
    ...(testKeys && { testKeys }),
  };
}

export function replayRequest({ replayOrder, replayTiming }: ReplayArguments): ReplayRequest | undefined {
  if (replayOrder === undefined && replayTiming === undefined) return undefined;
  return { anyOrder: replayOrder === 'any', timing: replayTiming ?? false };
}
