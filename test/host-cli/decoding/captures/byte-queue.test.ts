import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteQueue } from '../../../../host-cli/decoding/captures/byte-queue.js';

test('law: whatever the pieces, what is taken is what was given, in its order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 7 })),
      fc.array(fc.integer({ min: 0, max: 9 })),
      (pieces, takes) => {
        const queue = new ByteQueue();
        const given: number[] = [];
        const taken: number[] = [];
        for (const [index, piece] of pieces.entries()) {
          queue.push(piece);
          given.push(...piece);
          const count = takes[index] ?? 0;
          const peeked = queue.peek(count);
          const got = queue.take(count);
          expect(peeked?.byteLength).toBe(got?.length);
          if (got !== undefined) taken.push(...got);
          expect(queue.offset).toBe(taken.length);
          expect(queue.length).toBe(given.length - taken.length);
        }
        expect(taken).toEqual(given.slice(0, taken.length));
      },
    ),
  );
});
