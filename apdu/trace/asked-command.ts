import type { CommandApdu } from '../codec/command-apdu.js';
import type { CommandEntry, FileEntry } from './card-dictionary.js';
import type { CommandDescription } from './command-description.js';
import type { Speaker } from './dialect-switch.js';
import type { FileTarget } from './file-target.js';

/** What is known of a command before its answer. */
export interface AskedCommand {
  command: CommandApdu;
  description: CommandDescription | undefined;
  entry: CommandEntry | undefined;
  /** The dialect of the selected application, if it has one. */
  speaker: Speaker | undefined;
  target: FileTarget | undefined;
  file: FileEntry | undefined;
  hideData: boolean;
  hideResponse: boolean;
}

/** What is not to be shown beyond what the commands themselves say. */
export interface HiddenParts {
  /** The command data come from a PIN or a key. */
  data?: boolean;
  /** The data of the answer are a secret. */
  answer?: boolean;
}
