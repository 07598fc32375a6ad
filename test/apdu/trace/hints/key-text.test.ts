import { expect, test } from 'vitest';
import { externalKey, keyText } from '../../../../apdu/trace/hints/key-text.js';
import { DEMO } from '../demo-dictionary.js';
import { PROTECTED } from '../protected-dictionary.js';

test('only keys that EXTERNAL AUTHENTICATE may use', () => {
  const app = PROTECTED.directories[1]!;
  expect(externalKey(app, 0x0a)?.label).toBe('APP.RK');
  expect(externalKey(app, 0x02)).toBeUndefined();
  expect(externalKey(DEMO.directories[1]!, 0x00)?.label).toBe('MK');
  expect(externalKey(DEMO.directories[1]!, 0x0a)?.label).toBe('RK_SSSE');
  expect(externalKey(DEMO.directories[0]!, 0x00)).toBeUndefined();
});

test('a key by its label and reference', () => {
  const key = externalKey(PROTECTED.directories[1]!, 0x0a);
  expect(keyText(0x0a, key, 'en')).toBe('APP.RK, key 0A');
  expect(keyText(0x0a, key, 'en', true)).toBe('APP.RK (key 0A)');
  expect(keyText(0x0a, key, 'zh', true)).toBe('APP.RK（密钥 0A）');
  expect(keyText(0x55, undefined, 'en')).toBe('key 55');
});
