import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CORE_FUNCTIONS } from '../../../apdu/script/functions/core-functions.js';
import { PREDEFINED } from '../../../apdu/script/script-language.js';
import { STEP_DEFINITIONS } from '../../../apdu/script/steps/step-table.js';
import { opensBlock, STRUCTURE_LINES } from '../../../apdu/script/structure-lines.js';
import { createScriptVerbs } from '../../../host-cli/script-verbs/script-verbs.js';

interface Rule {
  name?: string;
  match?: string;
  include?: string;
  captures?: Record<string, { name: string }>;
  patterns?: Rule[];
}

interface Grammar {
  name: string;
  scopeName: string;
  fileTypes: string[];
  foldingStartMarker: string;
  foldingStopMarker: string;
  patterns: Rule[];
  repository: Record<string, Rule>;
}

const grammar: Grammar = JSON.parse(readFileSync('fixtures/scripts/sscard.tmLanguage.json', 'utf8'));

/** The rules in the order in which an editor tries them. */
function rulesOf(rules: readonly Rule[]): Rule[] {
  return rules.flatMap((rule) => {
    if (rule.include !== undefined) return rulesOf([grammar.repository[rule.include.slice(1)]!]);
    return rule.patterns === undefined ? [rule] : rulesOf(rule.patterns);
  });
}

const RULES = rulesOf(grammar.patterns);

/** What an editor makes of a line: the leftmost match, of the first rule that has it, again and again. */
function scopes(line: string): [text: string, scope: string][] {
  const found: [string, string][] = [];
  let from = 0;
  while (from <= line.length) {
    let best: { rule: Rule; match: RegExpExecArray } | undefined;
    for (const rule of RULES) {
      const pattern = new RegExp(rule.match!, 'gdu');
      pattern.lastIndex = from;
      const match = pattern.exec(line);
      if (match !== null && match[0] !== '' && (best === undefined || match.index < best.match.index))
        best = { rule, match };
    }
    if (best === undefined) break;
    const { rule, match } = best;
    for (const [group, { name }] of Object.entries(rule.captures ?? { 0: { name: rule.name! } }))
      if (match[Number(group)] !== undefined) found.push([match[Number(group)]!, name]);
    from = match.index + match[0].length;
  }
  return found;
}

const scopeOf = (line: string) => scopes(line)[0]?.[1];

describe('the grammar', () => {
  test('is for these files', () => {
    expect(grammar).toMatchObject({ scopeName: 'source.apdu', fileTypes: ['apdu'] });
  });

  test('names rules that are there, and every rule is used', () => {
    const includes = JSON.stringify(grammar).matchAll(/"include":"#([a-z-]+)"/g);
    const used = new Set([...includes].map((match) => match[1]!));
    expect([...used].toSorted()).toEqual(Object.keys(grammar.repository).toSorted());
  });

  test.each(RULES.map((rule) => [rule.match!]))('%s is a regular expression', (match) => {
    expect(() => new RegExp(match, 'u')).not.toThrow();
  });
});

describe('verbs', () => {
  test.each(STEP_DEFINITIONS.map(({ name }) => name))('%s is a step', (name) => {
    const scope = name === 'note' ? 'keyword.other.people.apdu' : 'keyword.other.step.apdu';
    for (const line of [name, `${name} x`, `  ${name}  x`]) expect(scopeOf(line), line).toBe(scope);
    expect(scopeOf(`${name}x`)).not.toBe(scope);
  });

  test.each(STRUCTURE_LINES.map(({ name }) => name))('%s is a line of structure', (name) => {
    for (const line of [name, `${name} x`, `\t${name}  x`])
      expect(scopeOf(line), line).toMatch(/^keyword\.(control\.block|other\.head|other\.people)\.apdu$/);
  });

  test.each(STRUCTURE_LINES.map(({ name }) => name))('%s folds as it opens and closes', (name) => {
    expect(new RegExp(grammar.foldingStartMarker).test(`  ${name} x`)).toBe(opensBlock(name));
    expect(new RegExp(grammar.foldingStopMarker).test(`  ${name}`)).toBe(name === 'end');
  });

  test('those of the program are known as such', () => {
    const verbs = createScriptVerbs({ environment: {}, hasPin: false, pin: async () => '' });
    for (const { name } of verbs) expect(scopeOf(`  ${name} x`)).toBe('support.function.verb.apdu');
  });
});

describe('words', () => {
  test.each(Object.keys(PREDEFINED))('$%s is a variable', (name) => {
    expect(scopes(`check $${name} = 00`)).toContainEqual([`$${name}`, 'variable.other.readwrite.apdu']);
  });

  test.each(CORE_FUNCTIONS.map(({ name }) => name))('(%s) is a function', (name) => {
    expect(scopes(`send (${name} 00)`)).toContainEqual([name, 'support.function.apdu']);
    expect(scopes(`send 00 ( ${name})`)).toContainEqual([name, 'support.function.apdu']);
  });

  test.each<[string, [string, string][]]>([
    ['  # why "x', [['# why "x', 'comment.line.number-sign.apdu']]],
    [
      'note  a # "b',
      [
        ['note', 'keyword.other.people.apdu'],
        ['a # "b', 'string.unquoted.people.apdu'],
      ],
    ],
    [
      'case Record $n',
      [
        ['case', 'keyword.control.block.apdu'],
        ['Record', 'entity.name.function.apdu'],
        ['$n', 'variable.other.readwrite.apdu'],
      ],
    ],
    [
      'else if generation 3',
      [
        ['else if', 'keyword.control.block.apdu'],
        ['generation', 'constant.language.apdu'],
        ['3', 'constant.numeric.hex.apdu'],
      ],
    ],
    [
      'for n in 1..8',
      [
        ['for', 'keyword.control.block.apdu'],
        ['in', 'constant.language.apdu'],
        ['1..8', 'constant.numeric.range.apdu'],
      ],
    ],
    [
      'send 00 A4 "a # b" # c',
      [
        ['send', 'keyword.other.step.apdu'],
        ['00', 'constant.numeric.hex.apdu'],
        ['A4', 'constant.numeric.hex.apdu'],
        ['"a # b"', 'string.quoted.double.apdu'],
        ['# c', 'comment.line.number-sign.apdu'],
      ],
    ],
    [
      'expect {x:8} ... 61xx',
      [
        ['expect', 'keyword.other.step.apdu'],
        ['{x:8}', 'variable.other.assignment.apdu'],
        ['...', 'keyword.operator.wildcard.apdu'],
        ['61xx', 'constant.numeric.hex.apdu'],
      ],
    ],
    [
      'check (length $row.x) >= 8',
      [
        ['check', 'keyword.other.step.apdu'],
        ['length', 'support.function.apdu'],
        ['$row.x', 'variable.other.readwrite.apdu'],
        ['>=', 'keyword.operator.comparison.apdu'],
        ['8', 'constant.numeric.hex.apdu'],
      ],
    ],
    [
      'send 00 \\',
      [
        ['send', 'keyword.other.step.apdu'],
        ['00', 'constant.numeric.hex.apdu'],
        ['\\', 'punctuation.separator.continuation.apdu'],
      ],
    ],
    [
      'send 00 20 ** **',
      [
        ['send', 'keyword.other.step.apdu'],
        ['00', 'constant.numeric.hex.apdu'],
        ['20', 'constant.numeric.hex.apdu'],
        ['**', 'constant.numeric.hex.apdu'],
        ['**', 'constant.numeric.hex.apdu'],
      ],
    ],
  ])('%s', (line, expected) => {
    expect(scopes(line)).toEqual(expected);
  });
});
