import { expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { renderJson } from '../../../apdu/trace/render-json.js';
import { TraceDecoder } from '../../../apdu/trace/trace-decoder.js';

test('a plain object with a version, apart from the exchange it shows', () => {
  const exchange = new TraceDecoder().decode(fromHex('0084000008'), fromHex('01020304050607089000'));
  const json = renderJson(exchange);
  expect(json.version).toBe(1);
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  expect(json).toMatchObject({ command: { name: 'GET CHALLENGE' }, response: { status: { hex: '9000' } } });
  exchange.command.name = 'changed';
  expect(json.command.name).toBe('GET CHALLENGE');
});
