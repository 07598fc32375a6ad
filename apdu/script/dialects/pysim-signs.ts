import { significantLines } from './significant-lines.js';

/** What stands in scripts of pySim-shell and in those of no other tool. */
const SIGNS =
  /^(apdu\b.*\s--(expect-(sw|response-regex)|raw)\b|equip$|set\s+(debug|echo|apdu_trace|apdu_strict|verbose|json_pretty_print|numeric_path|conserve_write)\s+\S+|select\s+\S+|verify_adm\b|(read|update)_(binary|record)(s|_decoded)?\b|edit_\w+|fsdump\b|export\b|tree$|card_init\b|(open|close|switch)_channel\b|verify_chv\b)/;
/** Signs of it beside `apdu` lines. */
const WITH_APDU = /^(reset|status|dir|sleep\s+\d+)$/;
const APDU = /^apdu\s/;

/** Whether the first lines say that a text is a script of pySim-shell. */
export function hasPySimSigns(text: string): boolean {
  const lines = significantLines(text).map(({ text: line }) => line);
  if (lines.some((line) => SIGNS.test(line))) return true;
  return lines.some((line) => APDU.test(line)) && lines.some((line) => WITH_APDU.test(line));
}
