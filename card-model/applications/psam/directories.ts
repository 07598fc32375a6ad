import type { CardAlgorithmName } from '../../../crypto/index.js';
import type { DirectoryPlan, KeyPlan } from '../../plan/file-plan.js';
import { SAM_KEYS } from './sam-keys.js';

/** AID of the PSAM ADF, the same in every environment. ssc-card.md 1. */
const PSAM_AID = 'D15600000590';
const PSAM_FID = 0xdf01;

/** An environment: a DDF for one algorithm. The one for SSF33 ("sx2"), whose cipher was never published, is missing. */
interface Environment {
  readonly label: string;
  readonly applicationLabel: string;
  readonly fid: number;
  /** "sx1.sh." or "sx3.sh." and 社会保障 in GBK. ssc-card.md 1. */
  readonly aid: string;
  readonly algorithm: CardAlgorithmName;
}

/** The older first: terminals that select the ADF by its AID alone mean that one. File identifiers: convention. */
const ENVIRONMENTS: readonly Environment[] = [
  {
    label: 'SX1',
    applicationLabel: 'PSAM1',
    fid: 0xddf1,
    aid: '7378312E73682EC9E7BBE1B1A3D5CF',
    algorithm: '3DES',
  },
  {
    label: 'SX3',
    applicationLabel: 'PSAM3',
    fid: 0xddf3,
    aid: '7378332E73682EC9E7BBE1B1A3D5CF',
    algorithm: 'SM4',
  },
];

/** Of a directory; the data of a card have no MK of a PSAM: that of their MF then stands for all. */
const masterKey = (label: string): KeyPlan => ({
  name: `${label}.MK`,
  type: 'MK',
  reference: 0x00,
  ...(label !== 'MF' && { orElse: 'MF.MK' }),
  purpose: { en: 'creates files, writes keys', zh: '建立文件、写密钥' },
});

const samKeys = (): KeyPlan[] =>
  SAM_KEYS.map(({ name, usage, reference }) => ({
    name,
    type: 'SAM',
    reference,
    usage,
    purpose: { en: `master key of ${name}`, zh: `${name} 的主密钥` },
  }));

function environment({ label, applicationLabel, fid, aid, algorithm }: Environment): DirectoryPlan {
  return {
    label,
    name: { zh: `社会保障 PSAM 环境（${algorithm}）`, en: `PSAM environment (${algorithm})` },
    fid,
    aid,
    algorithm,
    application: 'psam',
    keys: [masterKey(label)],
    files: [],
    directories: [
      {
        label: applicationLabel,
        name: { zh: 'PSAM 应用', en: 'PSAM application' },
        fid: PSAM_FID,
        aid: PSAM_AID,
        algorithm,
        application: 'psam',
        holdsMasterKeys: true,
        keys: [masterKey(applicationLabel), ...samKeys()],
        files: [],
        directories: [],
      },
    ],
  };
}

/** The MF of a PSAM with its environments. ssc-card.md 1, the PSAM row. */
export function psamMasterFile(): DirectoryPlan {
  return {
    label: 'MF',
    name: { zh: '主文件', en: 'master file' },
    fid: 0x3f00,
    application: 'psam',
    keys: [masterKey('MF')],
    files: [],
    directories: ENVIRONMENTS.map(environment),
  };
}
