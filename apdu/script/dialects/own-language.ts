import { significantLines } from './significant-lines.js';

/** Words that other dialects have too; whether a line is of this language then shows in the lines that follow. */
const SHARED: ReadonlySet<string> = new Set([
  'reset',
  'wait',
  'set',
  'verify',
  'end',
  'if',
  'for',
  'do',
  'else',
]);

const OWN: ReadonlySet<string> = new Set([
  ...['title', 'tags', 'clause', 'needs', 'destructive', 'include', 'block', 'case', 'cleanup'],
  ...['note', 'send', 'expect', 'check', 'power', 'tear', 'insert', 'remove'],
  ...['recorded', 'protocol', 'took', 'authenticate', 'internal-authenticate'],
]);

/** `set name = value` is of this language, `set debug true` is not. */
const ASSIGNMENT = /^set\s+\S+\s*=/;
const STATEMENT_END = /;\s*$/;

/** Whether the first lines are of this project's own language, a recording included. */
export function isOwnLanguage(text: string): boolean {
  let shared = false;
  for (const { text: line } of significantLines(text)) {
    const word = /^\S+/.exec(line)![0];
    if (OWN.has(word) || ASSIGNMENT.test(line)) return !STATEMENT_END.test(line);
    if (!SHARED.has(word)) return false;
    shared = true;
  }
  return shared;
}
