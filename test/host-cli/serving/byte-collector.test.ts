import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteCollector } from '../../../host-cli/serving/byte-collector.js';

test('bytes are given out only when there are enough', () => {
  const bytes = new ByteCollector();
  bytes.push(Uint8Array.of(1, 2));
  bytes.push(new Uint8Array(0));
  expect([bytes.peek(3), bytes.take(3), bytes.length]).toEqual([undefined, undefined, 2]);
  bytes.push(Uint8Array.of(3, 4));
  expect(bytes.peek(3)).toEqual(Uint8Array.of(1, 2, 3));
  expect(bytes.take(3)).toEqual(Uint8Array.of(1, 2, 3));
  expect([bytes.take(1), bytes.length]).toEqual([Uint8Array.of(4), 0]);
  expect([bytes.take(0), bytes.peek(0), bytes.take(1)]).toEqual([
    new Uint8Array(0),
    new Uint8Array(0),
    undefined,
  ]);
});

test('law: what is taken, however it was pushed, is what was pushed', () => {
  const chunks = fc.array(fc.uint8Array({ maxLength: 9 }), { maxLength: 20 });
  fc.assert(
    fc.property(chunks, fc.array(fc.nat(12), { minLength: 1, maxLength: 40 }), (pushed, sizes) => {
      const collector = new ByteCollector();
      const taken: number[] = [];
      for (const [turn, chunk] of pushed.entries()) {
        collector.push(chunk);
        const size = sizes[turn % sizes.length]!;
        const peeked = collector.peek(size);
        const part = collector.take(size);
        expect(part).toEqual(peeked);
        taken.push(...(part ?? []));
      }
      taken.push(...collector.take(collector.length)!);
      expect(taken).toEqual(pushed.flatMap((chunk) => [...chunk]));
      expect(collector.length).toBe(0);
    }),
  );
});
