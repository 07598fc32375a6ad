import { expect, it } from 'vitest';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { requireDirectory } from '../../../../host-cli/terminal/keys/directories.js';
import { HOLDER_FIELDS } from '../../../../host-cli/terminal/reading/holder-fields.js';

it('lists the eleven fields of iReadCardBas first and in its order', () => {
  const listed = HOLDER_FIELDS.slice(0, 11);
  expect(listed.map(({ name }) => name.zh).join('|')).toBe(
    '发卡地区行政区划代码|社会保障号码|卡号|卡识别码|姓名|卡复位信息|规范版本|发卡日期|卡有效期|终端机编号|终端设备号',
  );
  expect(HOLDER_FIELDS.map((field) => field.listed)).toEqual(HOLDER_FIELDS.map((_, index) => index < 11));
});

it('every field has an id of its own, and every tag is in the plan', () => {
  expect(new Set(HOLDER_FIELDS.map(({ id }) => id)).size).toBe(HOLDER_FIELDS.length);
  const { files } = requireDirectory(gen3, 'SSSE');
  for (const { file, tags } of HOLDER_FIELDS.filter((field) => field.file)) {
    const plan = files.find(({ fid }) => fid === Number.parseInt(file!, 16));
    const planned = plan?.kind === 'linear-variable' ? plan.records.map(({ tag }) => tag) : [];
    expect(planned).toEqual(expect.arrayContaining([...tags]));
  }
});
