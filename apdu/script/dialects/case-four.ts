import { CommandView } from '../../codec/command-view.js';

const view = new CommandView();

/** Whether a command has data and asks for data: T=0 answers such a one with 61xx. */
export function isCaseFour(command: Uint8Array): boolean {
  return view.parse(command) && view.nc > 0 && view.ne > 0;
}
