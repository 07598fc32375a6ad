import type { CommandView } from '../../apdu/codec/command-view.js';
import { type StatusWord, SW } from '../../apdu/codec/status-word.js';
import { explainSelect } from '../../apdu/trace/iso-explain.js';
import type { Directory } from '../files/directory.js';
import { LIFE_CYCLE } from '../files/life-cycle.js';
import type { CardCore } from '../kernel/card-core.js';
import { defineCommand } from '../kernel/command.js';
import { INTERINDUSTRY } from './classes.js';
import { fileControlParameters } from './file-control.js';
import {
  findByIdentifier,
  findByName,
  findByPath,
  findChild,
  findFile,
  findNearby,
  type Target,
} from './select-target.js';

/** P1, ISO/IEC 7816-4:2005, table 39. */
export const SELECT_BY = {
  IDENTIFIER: 0x00,
  CHILD_DIRECTORY: 0x01,
  ELEMENTARY_FILE: 0x02,
  PARENT: 0x03,
  NAME: 0x04,
  PATH_FROM_MF: 0x08,
  PATH_FROM_CURRENT: 0x09,
} as const;

/** P2, ISO/IEC 7816-4:2005, table 40. */
export const SELECT_ANSWER = { FCI: 0x00, FCI_NEXT: 0x02, FCP: 0x04, NOTHING: 0x0c } as const;

const KNOWN_P1 = new Set<number>(Object.values(SELECT_BY));
const KNOWN_P2 = new Set<number>(Object.values(SELECT_ANSWER));
const MASTER_FILE = 0x3f00;
const AID_BYTES = { minimum: 5, maximum: 16 } as const;

function lengthFits(p1: number, count: number): boolean {
  switch (p1) {
    case SELECT_BY.IDENTIFIER:
      return count === 2 || count === 0;
    case SELECT_BY.CHILD_DIRECTORY:
    case SELECT_BY.ELEMENTARY_FILE:
      return count === 2;
    case SELECT_BY.PARENT:
      return count === 0;
    case SELECT_BY.NAME:
      return count >= AID_BYTES.minimum && count <= AID_BYTES.maximum;
    default:
      return count >= 2 && count % 2 === 0;
  }
}

function findTarget(command: CommandView, core: CardCore): Target | undefined {
  const { selection, masterFile } = core;
  const current = selection.directory;
  const data = command.bytes;
  const start = command.dataOffset;
  const identifier = command.nc >= 2 ? (data[start]! << 8) | data[start + 1]! : MASTER_FILE;
  switch (command.p1) {
    case SELECT_BY.IDENTIFIER:
      return identifier === MASTER_FILE ? { directory: masterFile } : findByIdentifier(current, identifier);
    case SELECT_BY.CHILD_DIRECTORY:
      return findChild(current, identifier);
    case SELECT_BY.ELEMENTARY_FILE:
      return findFile(current, identifier) ?? findNearby(current, identifier);
    case SELECT_BY.PARENT:
      return current.parent && { directory: current.parent };
    case SELECT_BY.NAME:
      return findByName(core.directories, current, command.data(), command.p2 === SELECT_ANSWER.FCI_NEXT);
    case SELECT_BY.PATH_FROM_MF:
      return findByPath(masterFile, command.data());
    default:
      return findByPath(current, command.data());
  }
}

/** What the state of the application has to say to a SELECT (conventions, application and card states). */
function warningOf(directory: Directory): StatusWord {
  const state = directory.lifeCycleByte;
  if (state === LIFE_CYCLE.DEACTIVATED.value) return SW.SELECTED_FILE_DEACTIVATED;
  if (state === LIFE_CYCLE.TERMINATED.value) return SW.FILE_TERMINATED;
  return directory.blockState === 'none' ? SW.SUCCESS : SW.SELECTED_FILE_DEACTIVATED;
}

/** SELECT: makes a directory or file current. A SELECT that fails changes nothing. */
export const select = defineCommand({
  name: 'SELECT',
  ins: 0xa4,
  classes: [INTERINDUSTRY],
  clause: 'ISO/IEC 7816-4:2005, 7.1.1; answers as conventions, kernel rules',
  summary: { en: 'makes a directory or file current', zh: '选择目录或文件' },
  explain: explainSelect,
  availability: 'always',

  format({ p1, p2, nc }) {
    if (!KNOWN_P1.has(p1)) return SW.WRONG_P1_P2;
    if (!lengthFits(p1, nc)) return SW.WRONG_LENGTH;
    return KNOWN_P2.has(p2) && (p2 !== SELECT_ANSWER.FCI_NEXT || p1 === SELECT_BY.NAME)
      ? SW.SUCCESS
      : SW.WRONG_P1_P2;
  },

  execute(command, core) {
    const normal = core.inService;
    if (!normal && core.state.blocked) return SW.FUNCTION_NOT_SUPPORTED;
    const target = findTarget(command, core);
    if (target === undefined) return SW.FILE_NOT_FOUND;
    const { p2 } = command;
    const { directory, file } = target;
    const { selection, answer } = core;
    const elsewhere = directory !== selection.directory;
    if ((elsewhere || !normal) && directory.blockState === 'permanent') {
      return SW.APPLICATION_PERMANENTLY_BLOCKED;
    }
    if (elsewhere || !file) selection.selectDirectory(directory);
    if (file) selection.selectFile(file);

    if (p2 === SELECT_ANSWER.FCP) answer.set(fileControlParameters(directory, file));
    else if (!file && p2 !== SELECT_ANSWER.NOTHING) {
      answer.set(directory.application.fileControlInformation(directory, core));
    }
    return file ? SW.SUCCESS : warningOf(directory);
  },
});
