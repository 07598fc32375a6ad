import { alignComments, type LaidOutLine } from './formatting/align-comments.js';
import { layOut } from './formatting/lay-out.js';
import { Nesting } from './formatting/nesting.js';
import { joinLines } from './joined-line.js';
import { lineOf } from './script-line.js';

const STEP = '  ';

/**
 * A script as it should stand: blocks indented by two spaces, what follows the verbs in one column, digits of commands
 * and answers in upper case in the groups they are written in, one empty line at most, comments where they stand.
 * Formatting twice changes nothing, and no step means anything else.
 * @throws ScriptError for quotes, brackets and blocks that are not closed; verbs are not asked for their meaning
 */
export function formatScript(text: string, file: string): string {
  const nesting = new Nesting();
  const lines: LaidOutLine[] = [];
  /** An empty line is written when something follows it that is no end. */
  let gap = false;
  for (const joined of joinLines(text)) {
    const written = joined.text.trim();
    if (written === '') {
      gap = lines.length > 0 && !nesting.isFresh;
      continue;
    }
    const line = lineOf(joined, file);
    if (line !== undefined) nesting.enter(line);
    if (gap && !nesting.closes) lines.push({ code: '' });
    gap = false;
    const indent = STEP.repeat(nesting.depth);
    if (line === undefined) lines.push({ code: indent + written });
    else lines.push(...layOut(line, joined, indent));
    nesting.leave(line);
  }
  nesting.finish();
  return lines.length === 0 ? '' : `${alignComments(lines).join('\n')}\n`;
}
