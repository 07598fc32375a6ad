import { expect, test } from 'vitest';
import {
  PCSC_NOTICES,
  type PcscNoticeCode,
  pcscNotice,
} from '../../../../host-cli/serving/pcsc/pcsc-notices.js';

test.each(Object.keys(PCSC_NOTICES) as PcscNoticeCode[])('%s tells its detail', (code) => {
  expect(pcscNotice(code, 'the detail')).toMatchObject({
    code,
    message: expect.stringContaining('the detail'),
  });
});
