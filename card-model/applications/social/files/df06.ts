import type { DirectoryPlan, FilePlan } from '../../../plan/file-plan.js';
import { elements } from '../../../plan/notation.js';
import { type AccessRule, anyOf, key, PIN } from '../../../security/access-rule.js';
import { directoryKeys, fileKeys, type Policy, updatedWith } from './policy.js';

const RK = 0x83;
const PIN_OR_RK: AccessRule = anyOf(PIN, key(RK));

/** DF06 农村社会保险. ssc-card.md 1.5, 2.2; AID as conventions, files left open. */
export function df06(policy: Policy): DirectoryPlan {
  const rules = (reference: number) => ({
    read: policy.reading(PIN_OR_RK, reference),
    update: updatedWith(reference),
  });
  const files: readonly FilePlan[] = [
    {
      kind: 'linear-variable',
      fid: 0xef05,
      name: { zh: '农村社会保险 EF05', en: 'rural social insurance, EF05' },
      records: elements(
        'C0 an 46',
        'C2 an 09',
        'C3 B-TLV 1A {E3 cn 01, E4 cn 04, E5 cn 04, E6 cn 04, E7 cn 03}',
        'C4 B-TLV 1A {E3 cn 01, E4 cn 04, E5 cn 04, E6 cn 04, E7 cn 03}',
        'C5 B-TLV 1A {E3 cn 01, E4 cn 04, E5 cn 04, E6 cn 04, E7 cn 03}',
      ),
      rules: rules(0x85),
    },
    {
      kind: 'linear-variable',
      fid: 0xef06,
      name: { zh: '农村社会保险 EF06', en: 'rural social insurance, EF06' },
      records: elements(
        'C6 an 46',
        'C8 an 09',
        'C9 cn 01',
        'CA cn 04',
        'CB cn 04',
        'CC cn 04',
        'CD cn 02',
        'CE cn 01',
        'CF cn 04',
        'D0 cn 04',
        'D1 cn 04',
        'D2 cn 03',
        'D3 cn 01',
        'D4 cn 04',
        'D5 cn 04',
        'D6 cn 04',
        'D7 cn 03',
        'D8 cn 01',
        'D9 cn 04',
        'DA cn 04',
        'DB cn 04',
        'DC cn 04',
        'DD cn 04',
        'DE cn 04',
        'DF cn 03',
        'E0 cn 03',
        'E1 cn 02',
        'E2 cn 02',
      ),
      rules: rules(0x86),
    },
  ];
  return {
    label: 'DF06',
    name: { zh: '农村社会保险', en: 'rural social insurance' },
    fid: 0xdf06,
    aid: 'D15600000505',
    application: 'social',
    keys: [
      ...directoryKeys('DF06'),
      ...fileKeys(files, {
        'DF06.RK_EF05_EF06': RK,
        'DF06.UK_EF05': 0x85,
        'DF06.UK_EF06': 0x86,
      }),
    ],
    files,
    directories: [],
  };
}
