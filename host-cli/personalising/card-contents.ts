import type { LifeCycleName } from '../../card-model/files/life-cycle.js';
import type { CardContents } from '../../card-model/image/card-contents.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { parseCardData } from '../../card-model/personalisation/card-data.js';
import { CardDataError } from '../../card-model/personalisation/card-data-error.js';
import { demonstrationData } from '../../card-model/personalisation/demonstration.js';
import { type PersonaliseOptions, personalise } from '../../card-model/personalisation/personalise.js';
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
