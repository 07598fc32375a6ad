import type { DirectoryPlan } from '../../../plan/file-plan.js';
import { keyOfType } from './policy.js';

/** MF: holds the applications and the master key of the card. ssc-card.md 1, 2.3. */
export function masterFile(directories: readonly DirectoryPlan[]): DirectoryPlan {
  return {
    label: 'MF',
    name: { zh: '主文件', en: 'master file' },
    fid: 0x3f00,
    application: 'social',
    keys: [
      keyOfType('MK')('MF.MK', 0x00, 'creates and deletes files, writes keys', '建立、删除文件，写密钥'),
    ],
    files: [],
    directories,
  };
}
