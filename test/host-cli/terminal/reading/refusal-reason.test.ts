import { describe, expect, it } from 'vitest';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { type AccessRule, anyOf, CONTACT, key, PIN } from '../../../../card-model/security/access-rule.js';
import type { AuthenticationRefusal } from '../../../../host-cli/terminal/keys/authenticate.js';
import { requireDirectory } from '../../../../host-cli/terminal/keys/directories.js';
import { reasonForRight } from '../../../../host-cli/terminal/reading/refusal-reason.js';

const ssse = requireDirectory(gen3, 'SSSE');
const refusalOf = (name: string): AuthenticationRefusal => {
  const text = { en: `${name} was wrong`, zh: `${name} 错` };
  return { outcome: 'refused', key: name, statusWord: 0x63c2, step: text, reason: text, triesLeft: 2 };
};

describe('what helps', () => {
  it.each([
    [
      key(0x0a),
      'EF06 needs SSSE.RK (0A): give its key with --keys',
      'EF06 需要 SSSE.RK (0A)：请用 --keys 给出密钥',
    ],
    [PIN, 'EF06 needs PIN: give the PIN', 'EF06 需要 PIN：请给出 PIN'],
    [
      anyOf(PIN, key(7)),
      'EF06 needs PIN or SSSE.UK_EF0C (07): give the PIN, or the key with --keys',
      undefined,
    ],
    ['never', 'EF06 needs never: nobody may read it', undefined],
    [CONTACT, 'EF06 needs contact: not to be had on this interface', undefined],
  ] as const satisfies readonly (readonly [AccessRule, string, string | undefined])[])(
    '%j',
    (rule, en, zh) => {
      const reason = reasonForRight('EF06', rule, ssse, new Map());
      expect(reason.en).toBe(en);
      if (zh) expect(reason.zh).toBe(zh);
    },
  );
});

it('tells what the card said to a key of the rule that was tried', () => {
  const refused = new Map([['SSSE.RK', refusalOf('SSSE.RK')]]);
  expect(reasonForRight('EF06', key(0x0a), ssse, refused).en).toBe(
    'EF06 needs SSSE.RK (0A): SSSE.RK was wrong',
  );
});

it('tells the wrong key after which no other was tried, but not where keys play no part', () => {
  const wrong = refusalOf('SSSE.RK');
  expect(reasonForRight('EF0C', anyOf(PIN, key(7)), ssse, new Map(), wrong).en).toContain(
    'SSSE.RK was wrong',
  );
  expect(reasonForRight('EF0C', PIN, ssse, new Map(), wrong).en).toContain('give the PIN');
});
