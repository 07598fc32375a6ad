import { describe, expect, it } from 'vitest';
import { df01Files } from '../../../../../../card-model/applications/social/files/df01.js';
import { df02Files } from '../../../../../../card-model/applications/social/files/df02.js';
import {
  earlierFiles,
  SAME,
} from '../../../../../../card-model/applications/social/files/gen1/earlier-files.js';
import { READERS_READ } from '../../../../../../card-model/applications/social/files/policy.js';

const later = df01Files(READERS_READ);

describe('files as generation 1 has them', () => {
  it('those named and no others: the same, or with other records under the later name and rights', () => {
    const [changed, same, ...more] = earlierFiles(later, { EF05: ['99 an 01'], EF08: SAME });
    const { records, ...header } = later.find(({ fid }) => fid === 0xef05) as { records: unknown };
    expect(changed).toMatchObject({ ...header, records: [{ tag: 0x99, type: 'an', bytes: 1 }] });
    expect(records).toHaveLength(3);
    expect(same).toBe(later.find(({ fid }) => fid === 0xef08));
    expect(more).toEqual([]);
  });
  it('a file that is not there later, or has no such records, is a fault of the table', () => {
    const fault = expect.objectContaining({ code: 'PROFILE_INVALID' });
    expect(() => earlierFiles(later, { EF99: SAME })).toThrow(fault);
    expect(() => earlierFiles(later, { EF16: ['99 an 01'] })).toThrow(fault);
    expect(() => earlierFiles(df02Files(READERS_READ), { EF07: ['99 an 01'] })).toThrow(fault);
  });
});
