import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concatBytes, fromHex, toHex } from '../../../../apdu/bytes.js';
import { encodeMessage } from '../../../../host-cli/serving/tcp/message.js';
import { MessageReader } from '../../../../host-cli/serving/tcp/message-reader.js';
import { MAXIMUM_BODY_BYTES } from '../../../../host-cli/serving/tcp/protocol.js';

function drain(reader: MessageReader): string[] {
  const messages: string[] = [];
  for (let next = reader.next(); next !== undefined; next = reader.next()) {
    if (next === 'too long') return [...messages, next];
    messages.push(`${next.kind} ${toHex(next.body)}`);
  }
  return messages;
}

test('a message split at every byte is one message', () => {
  const bytes = encodeMessage(5, fromHex('00A4040000'));
  for (let cut = 1; cut < bytes.length; cut++) {
    const reader = new MessageReader();
    reader.push(bytes.subarray(0, cut));
    expect(drain(reader)).toEqual([]);
    expect(reader.partial).toBe(true);
    reader.push(bytes.subarray(cut));
    expect(drain(reader)).toEqual(['5 00A4040000']);
    expect(reader.partial).toBe(false);
  }
});

test('any messages, cut anywhere, come out in their order', () => {
  const messages = fc.array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.uint8Array({ maxLength: 300 })), {
    maxLength: 10,
  });
  fc.assert(
    fc.property(messages, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (sent, sizes) => {
      const bytes = concatBytes(...sent.map(([kind, body]) => encodeMessage(kind, body)));
      const reader = new MessageReader();
      const got: string[] = [];
      for (let start = 0, turn = 0; start < bytes.length; turn++) {
        const end = start + sizes[turn % sizes.length]!;
        reader.push(bytes.subarray(start, end));
        got.push(...drain(reader));
        start = end;
      }
      expect(got).toEqual(sent.map(([kind, body]) => `${kind} ${toHex(body)}`));
    }),
  );
});

test.each([0, 1, 255, 256, 257, 65_535, 65_536, MAXIMUM_BODY_BYTES])('a body of %i bytes', (length) => {
  const reader = new MessageReader();
  reader.push(encodeMessage(1, new Uint8Array(length)));
  expect(reader.next()).toMatchObject({ kind: 1, body: new Uint8Array(length) });
});

test.each(['00000000', '0001000A', 'FFFFFFFF', '474554202F'])(
  'the length %s is told before anything else comes',
  (hex) => {
    const reader = new MessageReader();
    reader.push(fromHex(hex));
    expect(reader.next()).toBe('too long');
  },
);
