import { type StatusWord, SW } from '../../apdu/codec/status-word.js';
import type { CardCore } from '../kernel/card-core.js';
import { defineCommand } from '../kernel/command.js';
import { CONTACT } from '../security/access-rule.js';
import { administratorIn } from './administrator.js';
import { PROPRIETARY } from './classes.js';

/** P2: what is deleted, always the current one. */
const CURRENT = { MASTER_FILE_OR_DDF: 0x01, ADF: 0x02, FILE: 0x03 } as const;
const KNOWN = new Set<number>(Object.values(CURRENT));

function deleteFile(core: CardCore): StatusWord {
  const { selection, memory } = core;
  if (!administratorIn(core, selection.directory)) return SW.SECURITY_STATUS_NOT_SATISFIED;
  if (!selection.file) return SW.NO_CURRENT_EF;
  selection.directory.removeFile(memory, selection.file);
  selection.leaveFile();
  return SW.SUCCESS;
}

/** The MF itself stays; before issue all in it goes, afterwards it cannot be deleted. */
function deleteDirectory(core: CardCore, p2: number): StatusWord {
  const { selection, memory, state } = core;
  const { directory } = selection;
  const { parent } = directory;
  if (!administratorIn(core, parent ?? directory)) return SW.SECURITY_STATUS_NOT_SATISFIED;
  const isDdf = parent === undefined || directory.isHeadOfApplication;
  if (isDdf !== (p2 === CURRENT.MASTER_FILE_OR_DDF)) return SW.CONDITIONS_NOT_SATISFIED;
  if (parent) {
    parent.removeDirectory(memory, directory);
    selection.selectDirectory(parent);
    return SW.SUCCESS;
  }
  if (!state.transportKey) return SW.CONDITIONS_NOT_SATISFIED;
  directory.clear(memory);
  selection.leaveFile();
  return SW.SUCCESS;
}

/** DELETE FILE: the current EF, ADF or DDF with all in it. */
export const deleteCurrent = defineCommand({
  name: 'DELETE FILE',
  ins: 0xe1,
  classes: [PROPRIETARY],
  clause: 'coding of the field (ssc-card.md 3, T514); rights are a convention',
  summary: { en: 'deletes the current file or directory', zh: '删除当前文件或目录' },
  allowed: CONTACT,

  format({ p1, p2, nc }) {
    if (p1 !== 0 || !KNOWN.has(p2)) return SW.WRONG_P1_P2;
    return nc === 0 ? SW.SUCCESS : SW.WRONG_LENGTH;
  },

  execute: ({ p2 }, core) => (p2 === CURRENT.FILE ? deleteFile(core) : deleteDirectory(core, p2)),
});
