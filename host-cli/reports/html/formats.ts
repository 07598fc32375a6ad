import type { Language } from '../../../apdu/codec/bilingual.js';

const MS_PER_SECOND = 1000;
const MS_PER_MINUTE = 60_000;
const MINUTES_PER_HOUR = 60;
const WORDS = {
  minutes: { en: 'min', zh: '分' },
  hours: { en: 'h', zh: '小时' },
  seconds: { en: 's', zh: '秒' },
  ms: { en: 'ms', zh: '毫秒' },
};

/** `0.612 ms`, `12.3 ms`, `1.24 s`, `2 min 03 s`, `1 h 02 min`. */
export function formatDuration(ms: number, language: Language): string {
  const { minutes, hours, seconds } = WORDS;
  if (ms < MS_PER_SECOND - 0.5) return `${significant(ms)} ${WORDS.ms[language]}`;
  if (ms < MS_PER_MINUTE) return `${(ms / MS_PER_SECOND).toFixed(2)} ${seconds[language]}`;
  const wholeSeconds = Math.round(ms / MS_PER_SECOND);
  const wholeMinutes = Math.floor(wholeSeconds / 60);
  if (wholeMinutes < MINUTES_PER_HOUR) {
    return `${wholeMinutes} ${minutes[language]} ${twoDigits(wholeSeconds % 60)} ${seconds[language]}`;
  }
  const rest = twoDigits(wholeMinutes % MINUTES_PER_HOUR);
  return `${Math.floor(wholeMinutes / MINUTES_PER_HOUR)} ${hours[language]} ${rest} ${minutes[language]}`;
}

/** `100,000`: both languages write numbers so. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `40 %`; neither all nor nothing by rounding. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return '0 %';
  const percent = Math.round((part / whole) * 100);
  if (percent === 100 && part < whole) return '99 %';
  return percent === 0 && part > 0 ? '1 %' : `${percent} %`;
}

/** `2026-11-23 03:00:00 UTC`. */
export function formatInstant(instant: Date): string {
  return instant
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}

/** Bytes with a space between two of them; words in brackets stay as they are. */
export function formatBytes(hex: string): string {
  return hex
    .split(/(\[[^\]]*\])/)
    .map((part) => (part.startsWith('[') ? part : part.replace(/..(?=.)/g, '$& ')))
    .filter((part) => part !== '')
    .join(' ');
}

function significant(ms: number): string {
  if (ms === 0 || ms >= 100) return ms.toFixed(0);
  if (ms >= 10) return ms.toFixed(1);
  return ms.toFixed(ms >= 1 ? 2 : 3);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
