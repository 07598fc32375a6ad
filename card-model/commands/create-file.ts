import { equalBytes } from '../../apdu/bytes.js';
import { type StatusWord, SW } from '../../apdu/codec/status-word.js';
import { UNBLOCK_TRIES } from '../files/application-block.js';
import type { DirectoryImage } from '../files/directory.js';
import { shortFileIdentifier } from '../files/elementary-file.js';
import { decodeNewFile, type NewFile } from '../files/file-coding.js';
import type { FileImage } from '../files/file-node.js';
import { bytesOfNewFile, usedBytes } from '../files/used-bytes.js';
import type { CardCore } from '../kernel/card-core.js';
import { defineCommand } from '../kernel/command.js';
import { CONTACT } from '../security/access-rule.js';
import { administratorIn } from './administrator.js';
import { PROPRIETARY } from './classes.js';
import { CREATION_INSTRUCTION, CREATION_P1 } from './creation.js';
import { environmentOf } from './select-target.js';

const LENGTH_BYTES = { minimum: 16, maximum: 32 } as const;
const UNPERSONALISED = 0xff;
/** Identifiers that are no file's. ISO/IEC 7816-4:2005, 5.3.1.1. */
const RESERVED_IDENTIFIERS = [0x0000, 0x3f00, 0x3fff, 0xffff];

type NewElementaryFile = Exclude<NewFile, { kind: 'directory' | 'internal' }>;

function emptyFile(file: NewElementaryFile): FileImage {
  const { fid, rules, issuerData } = file;
  const header = { fid, rules, issuerData };
  if (file.kind === 'transparent') {
    return { ...header, kind: file.kind, content: new Uint8Array(file.bytes).fill(UNPERSONALISED) };
  }
  const { kind, recordBytes, maximumRecords } = file;
  return { ...header, kind, recordBytes, maximumRecords, records: [] } as FileImage;
}

/** Two environments may each have an application of one name; within one, and beside the environments, none may. */
function nameTaken({ directories, selection }: CardCore, aid: Uint8Array): boolean {
  const environment = environmentOf(selection.directory);
  return directories.some((other) => {
    if (!other.aid || !equalBytes(other.aid, aid)) return false;
    const place = environmentOf(other);
    return environment === undefined || place === environment || place === other;
  });
}

function createDirectory(core: CardCore, file: NewFile & { kind: 'directory' }): StatusWord {
  const { fid, aid } = file;
  const application = core.environment.applications.find(({ code }) => code === file.application);
  if (!application) return SW.WRONG_DATA;
  if (aid && nameTaken(core, aid)) return SW.DF_NAME_EXISTS;
  const image: DirectoryImage = {
    fid,
    ...(aid && { aid }),
    application: application.id,
    ...(file.headOfApplication && { lifeCycle: 'INITIALISED' }),
    ...(file.blocked && { block: { state: 'blocked', triesLeft: UNBLOCK_TRIES } }),
    keys: [],
    files: [],
    directories: [],
  };
  core.selection.directory.addDirectory(core.memory, image, core.findApplication);
  return SW.SUCCESS;
}

/** CREATE FILE: a directory, an EF or the internal file for keys, in the current directory. */
export const createFile = defineCommand({
  name: 'CREATE FILE',
  ins: CREATION_INSTRUCTION,
  p1: CREATION_P1.FILE,
  classes: [PROPRIETARY],
  clause: 'coding of the field (ssc-card.md 3, T514); bytes 2 to 16 are a convention (file-coding)',
  summary: { en: 'creates a directory or a file', zh: '建立目录或文件' },
  allowed: CONTACT,

  format({ p2, nc }) {
    if (p2 !== 0) return SW.WRONG_P1_P2;
    return nc >= LENGTH_BYTES.minimum && nc <= LENGTH_BYTES.maximum ? SW.SUCCESS : SW.WRONG_LENGTH;
  },

  execute(command, core) {
    const { directory } = core.selection;
    if (!administratorIn(core, directory)) return SW.SECURITY_STATUS_NOT_SATISFIED;
    const file = decodeNewFile(command.data());
    if (!file || RESERVED_IDENTIFIERS.includes(file.fid)) return SW.WRONG_DATA;
    // ISO/IEC 7816-4:2005, 5.3.1.1: different from all beside it, and from the directory it lies in.
    const around = [directory, ...directory.files, ...directory.directories];
    const taken = around.some(({ fid }) => fid === file.fid);
    if (taken) return SW.FILE_EXISTS;
    if (usedBytes(core.masterFile) + bytesOfNewFile(file) > core.environment.memoryBytes) {
      return SW.NOT_ENOUGH_SPACE;
    }
    if (file.kind === 'directory') return createDirectory(core, file);
    if (file.kind === 'internal') {
      if (directory.keyRoom > 0) return SW.FILE_EXISTS;
      directory.addInternalFile(core.memory, file.keyRoom);
      return SW.SUCCESS;
    }
    if (directory.fileBySfi(shortFileIdentifier(file.fid))) return SW.FILE_EXISTS;
    directory.addFile(core.memory, emptyFile(file));
    return SW.SUCCESS;
  },
});
