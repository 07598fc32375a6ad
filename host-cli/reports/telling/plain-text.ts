/**
 * Characters that XML 1.0 forbids, that a terminal would obey, or that would turn round the text after them (Unicode
 * TR9, explicit directional formatting). Tab and line feed are none of them; carriage return is, since XML loses it.
 */
const UNFIT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** Nearly all text of a report is of these alone, which are quickly seen. */
const FIT = /^[\n\t -~]*$/;

/** Text for any report: what is unfit stands as U+FFFD. */
export function plainText(text: string): string {
  if (FIT.test(text)) return text;
  return text.replaceAll('\r\n', '\n').replace(UNFIT, '\uFFFD');
}

/** The same in one line. */
export function plainLine(text: string): string {
  return plainText(text).replace(/\s*[\n\t]\s*/g, ' ');
}
