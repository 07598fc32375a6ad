import { describe, expect, test } from 'vitest';
import {
  LONG_FIELDS,
  MESSAGES,
  type MessageDefinition,
  READER_RECORD,
} from '../../../../host-cli/serving/pcsc/message-table.js';

describe.each(Object.entries<MessageDefinition>(MESSAGES))('%s', (_name, message) => {
  test('the fields fill the structure, one after the other', () => {
    let end = 0;
    for (const [name, offset] of Object.entries(message.fields)) {
      expect(offset, name).toBe(end);
      end = offset + (LONG_FIELDS[name] ?? 4);
    }
    expect(end).toBe(message.replyBytes ?? message.bodyBytes);
  });

  test('a count of data is one of the fields', () => {
    if (message.countOfData !== undefined) expect(message.fields).toHaveProperty(message.countOfData);
  });
});

test('no command number is there twice', () => {
  const codes = Object.values(MESSAGES).map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

test('a reader record is laid out as in C', () => {
  const { fields, bytes, atrRoom } = READER_RECORD;
  expect(Object.values(fields)).toEqual([0, 128, 132, 136, 140, 176, 180]);
  expect(fields.atr + atrRoom + 3).toBe(fields.atrLength);
  expect(fields.protocol + 4).toBe(bytes);
});
