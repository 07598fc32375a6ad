import { expect, test } from 'vitest';
import { returnCodeOfName } from '../../../../host-cli/readers/bindings/return-code-names.js';
import { RETURN_CODES } from '../../../../host-cli/readers/return-code-table.js';

test('every return code that we explain has its name there', () => {
  const named = ['NoService', 'SharingViolation', 'RemovedCard', 'ResetCard', 'ServiceStopped'].map(
    returnCodeOfName,
  );
  expect(named).toEqual([0x8010001d, 0x8010000b, 0x80100069, 0x80100068, 0x8010001e]);
  expect(RETURN_CODES.map(({ value }) => value)).toEqual(expect.arrayContaining(named));
  expect(returnCodeOfName('toString')).toBeUndefined();
});
