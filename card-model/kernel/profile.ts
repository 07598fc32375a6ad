import type { Bilingual } from '../../apdu/trace/command-description.js';
import type { CardInterface } from '../../apdu/transport/card-port.js';
import type { CardAlgorithmName } from '../../crypto/index.js';
import { checkPlan } from '../plan/check-plan.js';
import type { DirectoryPlan } from '../plan/file-plan.js';
import type { Application } from './application.js';
import { CardError } from './card-error.js';

/** A kind of card: what it is made of before any holder's data. Data only: nothing here decides or computes. */
export interface ProfileDefinition {
  /** Stands in card images and on the command line; never renamed. */
  readonly id: string;
  readonly title: Bilingual;
  readonly source: string;
  /** 规范版本, tag 03 of SSSE EF05. */
  readonly specificationVersion: string;
  readonly algorithm: CardAlgorithmName;
  readonly interfaces: readonly CardInterface[];
  /** Room for files and keys: what CREATE FILE and WRITE KEY can use up; default `DEFAULT_MEMORY_BYTES`. */
  readonly memoryBytes?: number;
  readonly applications: readonly Application[];
  /** The MF and all below it; a function, so that the tables are read only when a card is made or explained. */
  plan(): DirectoryPlan;
}

export interface Profile extends ProfileDefinition {
  readonly memoryBytes: number;
  /** @throws CardError PROFILE_INVALID when the profile has no such application */
  application(id: string): Application;
}

/** convention: a chip of the field has 64 to 144 KB, of which the applications take a part. */
const DEFAULT_MEMORY_BYTES = 0x10000;

export function defineProfile(definition: ProfileDefinition): Profile {
  let plan: DirectoryPlan | undefined;
  return {
    memoryBytes: DEFAULT_MEMORY_BYTES,
    ...definition,
    plan: () => {
      if (!plan) {
        const made = definition.plan();
        checkPlan(made);
        plan = made;
      }
      return plan;
    },
    application(id) {
      const found = definition.applications.find((application) => application.id === id);
      if (!found)
        throw new CardError('PROFILE_INVALID', `profile ${definition.id} has no application '${id}'`);
      return found;
    },
  };
}
