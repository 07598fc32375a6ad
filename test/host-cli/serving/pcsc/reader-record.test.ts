import { expect, test } from 'vitest';
import { CardSlot } from '../../../../host-cli/serving/card-slot.js';
import { encodeReaders } from '../../../../host-cli/serving/pcsc/reader-record.js';
import { ServedReader } from '../../../../host-cli/serving/pcsc/served-reader.js';
import { decodeReaders } from '../../../support/pcsc-client.js';

const reader = (name: string): ServedReader =>
  new ServedReader(new CardSlot(name, 'contact'), () => {}, 1000);

test('an empty reader has its name and is absent of a card', () => {
  const array = encodeReaders([reader('读卡器 1')], 2);
  expect(array).toHaveLength(368);
  expect(decodeReaders(array)).toEqual([
    { name: '读卡器 1', eventCounter: 0, state: 0x02, sharing: 0, atr: '', protocol: 0 },
  ]);
  expect(array.subarray(184)).toEqual(Buffer.alloc(184));
});

test('the longest name keeps its final NUL, and readers beyond the count are left out', () => {
  const array = encodeReaders([reader('x'.repeat(127)), reader('b')], 1);
  expect(decodeReaders(array).map(({ name }) => name)).toEqual(['x'.repeat(127)]);
});
