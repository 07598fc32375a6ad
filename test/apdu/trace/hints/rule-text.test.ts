import { expect, test } from 'vitest';
import type { AccessRuleEntry } from '../../../../apdu/trace/card-dictionary.js';
import { ruleText } from '../../../../apdu/trace/hints/rule-text.js';
import { PROTECTED } from '../protected-dictionary.js';

const APP = PROTECTED.directories[1]!;

test.each<[AccessRuleEntry, string, string]>([
  [{ key: 0x0a }, 'APP.RK, key 0A', 'APP.RK（密钥 0A）'],
  [{ key: 0x55 }, 'key 55', '密钥 55'],
  [{ pin: true }, 'the PIN', 'PIN'],
  [{ interface: 'contactless' }, 'the contactless interface', '非接触界面'],
  [
    { allOf: [{ interface: 'contact' }, { key: 4 }] },
    'the contact interface and APP.UK, key 04',
    '接触界面 和 APP.UK（密钥 04）',
  ],
  [
    { anyOf: [{ allOf: [{ pin: true }, { key: 4 }] }, { key: 0x0a }] },
    '(the PIN and APP.UK (key 04)) or APP.RK (key 0A)',
    '（PIN 和 APP.UK（密钥 04）） 或 APP.RK（密钥 0A）',
  ],
  [
    { anyOf: [{ anyOf: [{ pin: true }, { key: 4 }] }, { key: 0x0a }] },
    'the PIN or APP.UK (key 04) or APP.RK (key 0A)',
    'PIN 或 APP.UK（密钥 04） 或 APP.RK（密钥 0A）',
  ],
])('%j', (rule, en, zh) => {
  expect(ruleText(rule, APP, 'en')).toBe(en);
  expect(ruleText(rule, APP, 'zh')).toBe(zh);
});
