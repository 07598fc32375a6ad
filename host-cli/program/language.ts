import type { Language } from '../../apdu/codec/bilingual.js';

/** Chinese where the locale is Chinese. POSIX: the first of the three that is set decides. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG].find(
    (value) => value !== undefined && value !== '',
  );
  return locale?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
