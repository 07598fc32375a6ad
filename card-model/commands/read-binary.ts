import { exactLength, SW } from '../../apdu/codec/status-word.js';
import { explainFileAccess } from '../../apdu/trace/iso-explain.js';
import { defineCommand } from '../kernel/command.js';
import { binaryOffset, binaryParametersFit, locateBinaryFile } from './binary-reference.js';
import { INTERINDUSTRY } from './classes.js';
import { asksForAll } from './length.js';

/** The most that 6Cxx can tell. */
const TELLABLE = 256;

/** READ BINARY: a stretch of a transparent EF. */
export const readBinary = defineCommand({
  name: 'READ BINARY',
  ins: 0xb0,
  classes: [INTERINDUSTRY],
  clause: 'ISO/IEC 7816-4:2005, 7.2.3; lengths as conventions, kernel rules',
  summary: { en: 'reads a stretch of a transparent EF', zh: '读二进制文件' },
  explain: explainFileAccess('READ BINARY', '读 '),

  format(command) {
    if (command.nc !== 0 || command.ne === 0) return SW.WRONG_LENGTH;
    return binaryParametersFit(command.p1) ? SW.SUCCESS : SW.WRONG_P1_P2;
  },

  file: { act: 'read', locate: locateBinaryFile },

  execute(command, core) {
    const file = core.selection.file!;
    if (file.kind !== 'transparent') return SW.FILE_KIND_WRONG;
    const offset = binaryOffset(command);
    const left = file.content.length - offset;
    if (left <= 0) return SW.WRONG_OFFSET;
    const { ne } = command;
    if (ne <= left) {
      core.answer.set(file.content, offset, ne);
      return SW.SUCCESS;
    }
    const all = asksForAll(command);
    if (!all && left <= TELLABLE) return exactLength(left);
    core.answer.set(file.content, offset, left);
    // Past what 6Cxx can tell the data come with the warning that they are fewer.
    return all ? SW.SUCCESS : SW.END_OF_FILE;
  },
});
