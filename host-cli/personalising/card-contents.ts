import {
  type CardContents,
  CardDataError,
  demonstrationData,
  type LifeCycleName,
  type PersonaliseOptions,
  type Profile,
  parseCardData,
  personalise,
} from '../../card-model/index.js';
import { FileError } from '../errors/file-error.js';
import { readStructured } from '../files/structured-text.js';
import { withFilesRead } from './file-references.js';

/**
 * A new card from the data of a file, or from the demonstration data.
 * @throws FileError naming the file, the field and what is allowed there
 */
export async function newCardContents(
  profile: Profile,
  path: string | undefined,
  lifeCycle: LifeCycleName,
  more: Omit<PersonaliseOptions, 'lifeCycle'> = {},
): Promise<CardContents> {
  const options = { ...more, lifeCycle };
  if (path === undefined) return personalise(profile, demonstrationData(), options);
  const value = withFilesRead(await readStructured(path), path);
  try {
    return personalise(profile, parseCardData(value), options);
  } catch (error) {
    if (error instanceof CardDataError) throw new FileError(error.code, path, error.message, error);
    throw error;
  }
}
