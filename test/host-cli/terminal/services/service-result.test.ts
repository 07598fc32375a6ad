import { expect, test } from 'vitest';
import {
  keyRefused,
  nothingToDo,
  notInThisState,
  wrongMac,
} from '../../../../host-cli/terminal/services/service-result.js';

test('sentences in both languages', () => {
  expect(nothingToDo('DEACTIVATED', 'SSSE')).toEqual({
    outcome: 'nothing-to-do',
    state: 'DEACTIVATED',
    reason: {
      en: 'the social application is suspended already: nothing to do, and no key was used',
      zh: '社保应用已挂失停用，无需操作，未使用任何密钥',
    },
  });
  expect(notInThisState('INITIALISED', 'SSSE').reason).toEqual({
    en: 'the social application is not activated yet: it has to be activated; nothing was changed, and no key was used',
    zh: '社保应用尚未启用，须先启用；未作任何更改，未使用任何密钥',
  });
});

test('what the card says of a key stays with the result', () => {
  const reason = { en: 'wrong', zh: '错误' };
  const step = { en: 'step', zh: '步骤' };
  const authentication = { outcome: 'blocked', key: 'SSSE.UK', statusWord: 0x6983, step, reason } as const;
  expect(keyRefused(authentication)).toEqual({
    outcome: 'key-refused',
    statusWord: 0x6983,
    reason,
    authentication,
  });
});

test('a wrong MAC names the key and what follows', () => {
  const result = wrongMac(
    'SSSE.LK',
    0x6988,
    { en: 'blocking', zh: '锁定' },
    { en: 'so it is', zh: '如此' },
    'BLOCKED',
  );
  expect(result).toMatchObject({ outcome: 'wrong-mac', key: 'SSSE.LK', state: 'BLOCKED' });
  expect(result.reason.en).toMatch(/^blocking: .*\(6988\): SSSE\.LK of the key file is not .*; so it is$/);
  expect(wrongMac('SSSE.LK', 0x6988, { en: 'x', zh: 'x' }, { en: 'y', zh: 'y' })).not.toHaveProperty('state');
});
