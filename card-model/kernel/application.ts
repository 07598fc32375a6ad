import type { Bilingual } from '../../apdu/trace/command-description.js';
import type { CardInterface } from '../../apdu/transport/card-port.js';
import type { CardAlgorithmName } from '../../crypto/index.js';
import type { Directory } from '../files/directory.js';
import type { KeyType } from '../security/key-type.js';
import type { CommandDefinition } from './command.js';
import { CommandTable } from './command-table.js';

/** What an FCI may depend on beside the directory. */
export interface CardTraits {
  readonly interface: CardInterface;
  readonly algorithm: CardAlgorithmName;
}

/** What an application is, apart from its files: the commands it serves and how it shows itself. */
export interface ApplicationDefinition {
  /** Stands in card images; never renamed. */
  readonly id: string;
  readonly name: Bilingual;
  readonly source: string;
  readonly commands: readonly CommandDefinition[];
  /** Stands for the application in CREATE FILE; one byte, different for each application of a profile. */
  readonly code: number;
  /** Types of keys that WRITE KEY takes here. */
  readonly keyTypes: readonly KeyType[];
  /** The length of a GET CHALLENGE answer that authentication and secure messaging accept, in bytes. */
  readonly challengeBytes: number;
  /** The FCI, template 6F, that SELECT answers for a directory of this application. */
  fileControlInformation(directory: Directory, card: CardTraits): Uint8Array;
}

/** An application definition with its commands made findable. */
export interface Application extends ApplicationDefinition {
  readonly table: CommandTable;
}

/** @throws CardError PROFILE_INVALID when two commands share class and instruction */
export function defineApplication(definition: ApplicationDefinition): Application {
  return { ...definition, table: new CommandTable(definition.id, definition.commands) };
}
