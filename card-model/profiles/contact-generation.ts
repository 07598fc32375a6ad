import { socialApplication } from '../applications/social/application.js';
import { masterFile } from '../applications/social/files/master-file.js';
import { type SsseVariant, ssse } from '../applications/social/files/ssse.js';
import { defineProfile, type Profile, type ProfileDefinition } from '../kernel/profile.js';

/**
 * A generation before the third: 3DES, contacts only, basic data of the holder free to read.
 * @param variant a function, as `plan` of a profile is one
 */
export function defineContactGeneration(
  own: Pick<ProfileDefinition, 'id' | 'title' | 'source' | 'specificationVersion'>,
  variant: () => Omit<SsseVariant, 'readHolderData'>,
): Profile {
  return defineProfile({
    ...own,
    algorithm: '3DES',
    interfaces: ['contact'],
    applications: [socialApplication],
    plan: () => masterFile([ssse({ readHolderData: 'always', ...variant() })]),
  });
}
