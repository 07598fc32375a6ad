import { expect, test } from 'vitest';
import { languageOf } from '../../../host-cli/program/language.js';

test.each([
  [{}, 'en'],
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'en_GB', LC_MESSAGES: 'zh_TW' }, 'zh'],
  [{ LANG: 'zh_CN', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'zh_CN', LC_ALL: '' }, 'zh'],
] as const)('%j speaks %s', (environment, language) => {
  expect(languageOf(environment)).toBe(language);
});
