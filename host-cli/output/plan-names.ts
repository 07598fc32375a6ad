import type { DirectoryPlan, FilePlan, Profile } from '../../card-model/index.js';

/** 'EF05' from 0xEF05. */
export function fileName(fid: number): string {
  return fid.toString(16).toUpperCase().padStart(4, '0');
}

/** Every elementary file of a profile with the directory it stands in, in the order of the tree. */
export function filePlans(profile: Profile): { directory: DirectoryPlan; file: FilePlan }[] {
  return directoriesOf(profile.plan()).flatMap((directory) =>
    directory.files.map((file) => ({ directory, file })),
  );
}

function directoriesOf(plan: DirectoryPlan): DirectoryPlan[] {
  return [plan, ...plan.directories.flatMap(directoriesOf)];
}
