import type { CommandApdu } from '../../codec/command-apdu.js';
import type {
  CardDictionary,
  CommandEntry,
  DirectoryEntry,
  FileEntry,
  KeyPlace,
} from '../card-dictionary.js';
import type { CommandDescription } from '../command-description.js';
import type { FileTarget } from '../file-target.js';
import type { Selection } from '../selection.js';
import type { SessionState } from '../session-state.js';

/** An answer that is no plain success, with all that is known of the session before it. */
export interface Refusal {
  readonly command: CommandApdu;
  readonly statusWord: number;
  /** The command data are a secret. */
  readonly hideData: boolean;
  readonly description: CommandDescription | undefined;
  readonly entry: CommandEntry | undefined;
  readonly target: FileTarget | undefined;
  /** What `target` means, as far as the dictionary knows. */
  readonly file: FileEntry | undefined;
  readonly selection: Selection;
  readonly session: SessionState;
  readonly dictionary: CardDictionary | undefined;
  /** The selected application explains its commands itself: what the dictionary says of the card's does not count. */
  readonly speaks: boolean;
  /** All descriptions with this INS, whatever their class. */
  readonly namesakes: readonly CommandDescription[];
  /** Where a command lives that only another application has: its name, and an application's. */
  readonly elsewhere: { readonly name: string; readonly application: DirectoryEntry } | undefined;
}

/** The directory whose keys are meant. */
export function directoryAt(selection: Selection, place: KeyPlace): DirectoryEntry | undefined {
  if (place === 'directory') return selection.directory;
  if (place === 'pin') return selection.pinOwner();
  return selection.head() ?? selection.directory;
}
