import { CORE_VERBS } from './core-verbs.js';
import type { Script, ScriptStep, ScriptVerb } from './script.js';
import { ScriptError } from './script-error.js';
import { readLines, type ScriptLine } from './script-line.js';

/**
 * Reads a script: one step a line, `verb words`, and `#` for comments.
 *
 *     title  Reading the issuer's data
 *     note   EF05 is free to read
 *     reset  [contact|contactless] [warm]
 *     send   00 A4 04 00 0F 7378312E73682EC9E7BBE1B1A3D5CF
 *     expect 61xx or 6283
 *     expect 01 10 51 01 00 ... 9000
 *
 * Other verbs come from `verbs`; a new verb never changes what a script means that was readable before.
 * @throws ScriptError with file, line and column; nothing is skipped.
 */
export function parseScript(text: string, fileName: string, verbs: readonly ScriptVerb[] = []): Script {
  const steps: ScriptStep[] = [];
  let title: string | undefined;
  for (const line of readLines(text, fileName)) {
    if (line.verb.text === 'title') {
      if (title !== undefined) throw line.error('TITLE_TWICE', 'a script has one title');
      title = line.rest;
      continue;
    }
    const step = parseStep(line, verbs);
    if (step.kind === 'expect') requireAnswer(steps, line);
    steps.push(step);
  }
  if (!steps.some(({ kind }) => kind !== 'note')) {
    throw new ScriptError('EMPTY_SCRIPT', 'the script has no step', fileName, 1, 1, '');
  }
  return title === undefined ? { file: fileName, steps } : { file: fileName, title, steps };
}

function parseStep(line: ScriptLine, verbs: readonly ScriptVerb[]): ScriptStep {
  const name = line.verb.text;
  const place = { line: line.number, text: line.text.trim() };
  const core = CORE_VERBS.get(name);
  if (core !== undefined) return core(line, place);
  const verb = verbs.find((candidate) => candidate.name === name);
  if (verb === undefined) {
    const known = ['title', ...CORE_VERBS.keys(), ...verbs.map((candidate) => candidate.name)].join(', ');
    throw line.error('UNKNOWN_VERB', `unknown verb '${name}'; the verbs are ${known}`);
  }
  verb.check?.(line);
  return { ...place, kind: 'verb', verb: name, words: line.words.map(({ text }) => text) };
}

/** A reset leaves no answer; verbs of the caller may leave one. */
function requireAnswer(before: readonly ScriptStep[], line: ScriptLine): void {
  const source = before.findLast(({ kind }) => kind === 'send' || kind === 'verb' || kind === 'reset');
  if (source !== undefined && source.kind !== 'reset') return;
  throw line.error('EXPECT_WITHOUT_ANSWER', 'there is no answer to expect anything of; put a send before');
}
