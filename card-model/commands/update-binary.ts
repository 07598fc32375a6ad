import { SW } from '../../apdu/codec/status-word.js';
import { explainFileAccess } from '../../apdu/trace/iso-explain.js';
import { defineCommand } from '../kernel/command.js';
import { binaryOffset, binaryParametersFit, locateBinaryFile } from './binary-reference.js';
import { INTERINDUSTRY } from './classes.js';

/** UPDATE BINARY: replaces a stretch of a transparent EF, all of it or nothing. */
export const updateBinary = defineCommand({
  name: 'UPDATE BINARY',
  ins: 0xd6,
  classes: [INTERINDUSTRY],
  clause: 'ISO/IEC 7816-4:2005, 7.2.5',
  summary: { en: 'replaces a stretch of a transparent EF', zh: '修改二进制文件' },
  explain: explainFileAccess('UPDATE BINARY', '改 '),

  format(command) {
    if (command.nc === 0) return SW.WRONG_LENGTH;
    return binaryParametersFit(command.p1) ? SW.SUCCESS : SW.WRONG_P1_P2;
  },

  file: { act: 'update', locate: locateBinaryFile },

  execute(command, core) {
    const file = core.selection.file!;
    if (file.kind !== 'transparent') return SW.FILE_KIND_WRONG;
    const offset = binaryOffset(command);
    if (offset >= file.content.length) return SW.WRONG_OFFSET;
    if (offset + command.nc > file.content.length) return SW.NOT_ENOUGH_SPACE;
    core.memory.write(file.content, offset, command.bytes, command.dataOffset, command.nc);
    return SW.SUCCESS;
  },
});
