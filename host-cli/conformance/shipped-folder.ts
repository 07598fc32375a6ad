import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A folder of fixtures/ that ships with the package. The modules of the package lie in one folder beside fixtures/, those
 * of the sources some folders deeper.
 * @throws Error when the package is not whole
 */
export function shippedFolder(name: string): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const wanted = join(folder, 'fixtures', name);
    if (existsSync(wanted)) return wanted;
    if (dirname(folder) === folder) {
      throw new Error(
        `this installation of sscard is not whole: it lacks fixtures/${name}; install it again`,
      );
    }
  }
}
