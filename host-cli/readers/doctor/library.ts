import type { Finding } from './finding.js';
import type { Machine } from './machine.js';

const NAME = 'libpcsclite.so.1';
const FOLDERS = ['/usr/lib', '/usr/lib64', '/lib', '/lib64', '/usr/local/lib', '/usr/local/lib64'];

/** The client library of PC/SC lite, which every binding on Linux needs. */
export function checkLibrary(machine: Machine): Finding | undefined {
  if (machine.platform !== 'linux') return undefined;
  const triplets = machine.folder('/usr/lib').filter((name) => /-linux-(gnu|musl)/.test(name));
  const folders = [...triplets.map((name) => `/usr/lib/${name}`), ...FOLDERS];
  const found = folders.find((folder) => machine.folder(folder).includes(NAME));
  if (found !== undefined) return { subject: 'library', state: 'good', told: `${found}/${NAME} is there` };
  return {
    subject: 'library',
    state: 'bad',
    told: `${NAME}, which every PC/SC binding needs, is in none of the usual folders`,
    remedy: 'sudo apt-get install -y libpcsclite1',
  };
}
