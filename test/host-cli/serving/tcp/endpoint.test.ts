import { expect, test } from 'vitest';
import {
  followingEndpoint,
  parseEndpoint,
  portsFrom,
  showEndpoint,
} from '../../../../host-cli/serving/tcp/endpoint.js';

const MISSING = { host: '127.0.0.1', port: 36_963 };

test.each([
  ['', '127.0.0.1', 36_963],
  ['  ', '127.0.0.1', 36_963],
  ['host.example', 'host.example', 36_963],
  ['host.example:1', 'host.example', 1],
  ['host.example:65535', 'host.example', 65_535],
  [':5000', '127.0.0.1', 5_000],
  ['5000', '127.0.0.1', 5_000],
  ['10.0.0.1', '10.0.0.1', 36_963],
  ['[::1]', '::1', 36_963],
  ['[fe80::1]:5000', 'fe80::1', 5_000],
])("'%s' is %s port %i", (text, host, port) => {
  expect(parseEndpoint(text, MISSING)).toEqual({ host, port });
});

test.each([
  'host:',
  'host:0',
  'host:65536',
  'host:99999999999',
  'host:-1',
  'host:0x10',
  'host:5 5',
  '0',
  '::1',
  'a:b:c',
  '[::1',
  '[::1]x',
])("'%s' is refused", (text) => {
  expect(() => parseEndpoint(text, MISSING)).toThrow(expect.objectContaining({ code: 'USAGE' }));
});

test('port 0 only where any port will do', () => {
  expect(parseEndpoint(':0', MISSING, 0)).toEqual({ host: '127.0.0.1', port: 0 });
});

test('an IPv6 address is shown in brackets, and what is shown can be read', () => {
  for (const endpoint of [{ host: '::1', port: 7 }, MISSING]) {
    expect(parseEndpoint(showEndpoint(endpoint), { host: 'x', port: 1 })).toEqual(endpoint);
  }
});

test('each further one has the next port, except where any will do', () => {
  expect([0, 1, 2].map((index) => followingEndpoint(MISSING, index).port)).toEqual([36_963, 36_964, 36_965]);
  expect(followingEndpoint({ host: 'x', port: 0 }, 3).port).toBe(0);
});

test.each([
  [65_535, 1],
  [65_534, 2],
  [1, 65_535],
  [0, Number.POSITIVE_INFINITY],
])('from port %i on there are %i', (port, count) => {
  expect(portsFrom({ host: 'x', port })).toBe(count);
});
