import { expect, test } from 'vitest';
import { toJson } from '../../../host-cli/output/to-json.js';

test('what people write in hexadecimal is hexadecimal', () => {
  const data = {
    bytes: Uint8Array.of(1, 0xab),
    statusWord: 0x6982,
    tag: 0x4e,
    reference: 4,
    fid: 0x3f00,
    count: 10,
  };
  expect(JSON.parse(toJson(data))).toEqual({
    bytes: '01AB',
    statusWord: '6982',
    tag: '4E',
    reference: '04',
    fid: '3F00',
    count: 10,
  });
});

test('text under such a name stays as it is', () => {
  expect(toJson({ tag: 'x', fid: null })).toBe('{"tag":"x","fid":null}');
});

test('an indent spreads it over lines', () => {
  expect(toJson({ a: 1 }, 2)).toBe('{\n  "a": 1\n}');
});
