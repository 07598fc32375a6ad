import { HeadReader } from './case-head.js';
import { readCondition } from './condition.js';
import { ExpressionReader } from './expression.js';
import { readLoopValues } from './loop-values.js';
import { readNameTemplate } from './name-template.js';
import type { NamedBlock, Script, ScriptBlock, ScriptBody, ScriptItem, StepPlace } from './script.js';
import { ScriptError } from './script-error.js';
import { type ScriptLanguage, STRUCTURE_VERBS } from './script-language.js';
import type { ScriptLine } from './script-line.js';
import { ScriptNames } from './script-names.js';
import { tokensOf } from './script-token.js';
import { STEPS_BY_NAME } from './steps/step-table.js';
import { parseVerb } from './steps/verb-step.js';

/** Where lines stand: what may be written there. */
type Level = 'script' | 'case' | 'inside';

interface Reading {
  readonly level: Level;
  readonly items: ScriptItem[];
  cleanup?: ScriptItem[];
  readonly head: HeadReader;
  /** A reset or the begin of a case leaves no answer; what is around a block may. */
  answers: 'none' | 'maybe';
}

/** Reads lines into a script; used once. */
export class ScriptParser {
  readonly #names: ScriptNames;
  readonly #blocks = new Map<string, NamedBlock>();
  readonly #calls: { name: string; line: ScriptLine; column: number }[] = [];
  readonly #files: string[] = [];
  #asksGeneration = false;
  #title: string | undefined;
  #lines: readonly ScriptLine[] = [];
  #next = 0;

  constructor(private readonly language: ScriptLanguage) {
    this.#names = new ScriptNames(language);
  }

  parse(lines: readonly ScriptLine[], file: string): Script {
    const reading = this.#reading('script', new HeadReader(this.language.needs));
    this.#readFile(lines, file, reading);
    for (const { name, line, column } of this.#calls) {
      if (this.#blocks.has(name)) continue;
      const known = [...this.#blocks.keys()].join(', ') || 'none';
      throw line.error('UNKNOWN_BLOCK', `there is no block '${name}'; there are: ${known}`, column);
    }
    this.#names.check();
    if (!reading.items.some(({ kind }) => kind !== 'note'))
      throw new ScriptError('EMPTY_SCRIPT', 'the script has no step', file, 1, 1, '');
    const title = this.#title === undefined ? {} : { title: this.#title };
    const body = bodyOf(reading);
    const { head } = reading.head;
    return { file, ...title, head, body, asksGeneration: this.#asksGeneration, files: this.#files };
  }

  /** Reads all lines of a file; of an included one the title is its own affair. */
  #readFile(lines: readonly ScriptLine[], file: string, reading: Reading): void {
    const outer = { lines: this.#lines, next: this.#next };
    this.#lines = lines;
    this.#next = 0;
    this.#files.push(file);
    while (this.#next < lines.length) {
      const line = lines[this.#next++]!;
      if (line.verb.text === 'end' || line.verb.text === 'else')
        throw line.error('BLOCK_MISPLACED', `there is nothing open that this ${line.verb.text} belongs to`);
      if (line.verb.text === 'title') this.#readTitle(line, outer.lines.length > 0);
      else this.#readLine(line, reading);
    }
    this.#lines = outer.lines;
    this.#next = outer.next;
  }

  #readTitle(line: ScriptLine, included: boolean): void {
    if (included) return;
    if (this.#title !== undefined) throw line.error('TITLE_TWICE', 'a script has one title');
    this.#title = line.rest;
  }

  /** The lines up to `end` or one of `until`. */
  #readUntilEnd(opening: ScriptLine, reading: Reading, until: readonly string[] = []): string {
    for (;;) {
      const line = this.#lines[this.#next++];
      if (line === undefined)
        throw opening.error('BLOCK_OPEN', `this ${opening.verb.text} is not closed; its 'end' is missing`);
      const name = line.verb.text;
      if (name === 'end' || until.includes(name)) {
        this.#reader(line).finish();
        return name;
      }
      if (name === 'else') throw line.error('BLOCK_MISPLACED', 'else belongs to an if');
      this.#readLine(line, reading);
    }
  }

  #reading(level: Level, head: HeadReader, answers: Reading['answers'] = 'none'): Reading {
    return { level, items: [], head, answers };
  }

  #inside(): Reading {
    return this.#reading('inside', new HeadReader([]), 'maybe');
  }

  #readLine(line: ScriptLine, reading: Reading): void {
    const name = line.verb.text;
    if (HeadReader.reads(name)) {
      if (reading.level === 'inside' || reading.items.some(({ kind }) => kind !== 'note'))
        throw line.error('BLOCK_MISPLACED', `${name} stands at the beginning of a case or of the script`);
      reading.head.read(line);
      return;
    }
    switch (name) {
      case 'title':
        throw line.error('BLOCK_MISPLACED', 'the title stands outside of everything');
      case 'include':
        this.#readInclude(line, reading);
        break;
      case 'block':
        this.#readBlock(line, reading);
        break;
      case 'cleanup':
        this.#readCleanup(line, reading);
        break;
      case 'case':
        this.#push(this.#readCase(line, reading), reading);
        break;
      case 'for':
        this.#push(this.#readFor(line), reading);
        break;
      case 'if':
        this.#push(this.#readIf(line), reading);
        break;
      case 'do':
        this.#push(this.#readDo(line), reading);
        break;
      default:
        this.#readStep(line, reading);
    }
  }

  #push(item: ScriptItem, reading: Reading): void {
    reading.items.push(item);
    if (item.kind !== 'note') reading.answers = item.kind === 'reset' ? 'none' : 'maybe';
  }

  #readStep(line: ScriptLine, reading: Reading): void {
    const name = line.verb.text;
    const source = {
      line,
      place: placeOf(line),
      reader: this.#reader(line),
      names: this.#names,
      assigns: this.#assigns(line),
    };
    const verb = this.language.verbs?.find((candidate) => candidate.name === name);
    const definition = STEPS_BY_NAME.get(name);
    if (definition === undefined && verb === undefined) throw this.#unknownVerb(line);
    const step = definition === undefined ? parseVerb(verb!, source) : definition.parse(source);
    if (step.kind !== 'expect') {
      reading.items.push(step);
      if (step.kind === 'send' || step.kind === 'verb' || step.kind === 'control') reading.answers = 'maybe';
      if (step.kind === 'reset') reading.answers = 'none';
      return;
    }
    if (reading.answers === 'none' && !step.expectation.ofReset)
      throw line.error(
        'EXPECT_WITHOUT_ANSWER',
        'there is no answer to expect anything of; put a send before',
      );
    reading.items.push(step);
  }

  #unknownVerb(line: ScriptLine): ScriptError {
    const verbs = this.language.verbs?.map((verb) => verb.name) ?? [];
    const known = [...STRUCTURE_VERBS, ...STEPS_BY_NAME.keys(), ...verbs].join(', ');
    return line.error('UNKNOWN_VERB', `unknown verb '${line.verb.text}'; the verbs are ${known}`);
  }

  #reader(line: ScriptLine): ExpressionReader {
    return new ExpressionReader(line, tokensOf(line), this.#names);
  }

  #assigns(line: ScriptLine) {
    return (name: string, column: number) => this.#names.assigns(name, line, column);
  }

  #readInclude(line: ScriptLine, reading: Reading): void {
    if (reading.level !== 'script')
      throw line.error('BLOCK_MISPLACED', 'include stands outside of cases and blocks');
    const { files } = this.language;
    const path = line.words.map(({ text }) => text).join(' ');
    if (path === '')
      throw line.error('ARGUMENT_MISSING', 'include needs the path of a script', line.text.length + 1);
    const column = line.words[0]!.column;
    if (files === undefined) throw line.error('FILE_NOT_READ', 'nothing can be included here', column);
    let included: ReturnType<typeof files.script>;
    try {
      included = files.script(path, line.file);
    } catch (error) {
      if (error instanceof ScriptError) throw error;
      throw line.error('FILE_NOT_READ', reasonOf(error), column);
    }
    if (this.#files.includes(included.file))
      throw line.error('FILE_NOT_READ', `${included.file} is part of this script already`, column);
    this.#readFile(included.lines, included.file, reading);
  }

  #readBlock(line: ScriptLine, reading: Reading): void {
    if (reading.level !== 'script')
      throw line.error('BLOCK_MISPLACED', 'a block is defined outside of cases and other blocks');
    const [name, ...parameters] = line.words;
    if (name === undefined) throw line.error('ARGUMENT_MISSING', 'block needs a name', line.text.length + 1);
    if (this.#blocks.has(name.text))
      throw line.error('NAME_TWICE', `there is a block '${name.text}' already`, name.column);
    for (const { text, column } of parameters) this.#names.assigns(text, line, column);
    const inner = this.#inside();
    this.#readUntilEnd(line, inner);
    const block = { name: name.text, parameters: parameters.map(({ text }) => text), items: inner.items };
    this.#blocks.set(name.text, block);
  }

  #readCleanup(line: ScriptLine, reading: Reading): void {
    if (reading.level === 'inside')
      throw line.error('BLOCK_MISPLACED', 'cleanup belongs to a case or to the script');
    if (reading.cleanup !== undefined)
      throw line.error('NAME_TWICE', `this ${reading.level} has a cleanup already`);
    this.#reader(line).finish();
    const inner = this.#inside();
    this.#readUntilEnd(line, inner);
    reading.cleanup = inner.items;
  }

  #readCase(line: ScriptLine, reading: Reading): ScriptBlock {
    if (reading.level === 'case') throw line.error('BLOCK_MISPLACED', 'a case cannot stand inside a case');
    const text = line.rest.replace(/\s#.*$/, '').trim();
    if (text === '') throw line.error('ARGUMENT_MISSING', 'a case needs a name', line.text.length + 1);
    const name = readNameTemplate(text, line.text.indexOf(text, line.verb.column + 3) + 1, line, this.#names);
    const inner = this.#reading('case', new HeadReader(this.language.needs));
    this.#readUntilEnd(line, inner);
    return { ...placeOf(line), kind: 'case', name, head: inner.head.head, body: bodyOf(inner) };
  }

  #readFor(line: ScriptLine): ScriptBlock {
    const reader = this.#reader(line);
    const variable = reader.take();
    const word = reader.take();
    if (variable === undefined || word?.text !== 'in')
      throw line.error(
        'ARGUMENT_MISSING',
        'a loop is: for NAME in 1..8 | WORDS | table FILE',
        word?.column ?? reader.endColumn,
      );
    this.#names.assigns(variable.text, line, variable.column);
    const over = readLoopValues(reader, line, this.language.files);
    const inner = this.#inside();
    this.#readUntilEnd(line, inner);
    return { ...placeOf(line), kind: 'for', variable: variable.text, over, items: inner.items };
  }

  #readIf(line: ScriptLine): ScriptBlock {
    const condition = readCondition(this.#reader(line), line, this.#assigns(line));
    this.#asksGeneration ||= condition.asksGeneration;
    const then = this.#inside();
    const otherwise = this.#inside();
    if (this.#readUntilEnd(line, then, ['else']) === 'else') this.#readUntilEnd(line, otherwise);
    return { ...placeOf(line), kind: 'if', condition, items: then.items, otherwise: otherwise.items };
  }

  #readDo(line: ScriptLine): ScriptBlock {
    const reader = this.#reader(line);
    const name = reader.take();
    if (name === undefined)
      throw line.error('ARGUMENT_MISSING', 'do needs the name of a block', reader.endColumn);
    this.#calls.push({ name: name.text, line, column: name.column });
    const given = [];
    while (reader.peek !== undefined) given.push(reader.one('an argument'));
    const find = () => this.#blocks.get(name.text);
    return { ...placeOf(line), kind: 'do', block: name.text, source: line, find, given };
  }
}

function bodyOf({ items, cleanup = [] }: Reading): ScriptBody {
  return { items, cleanup };
}

function placeOf(line: ScriptLine): StepPlace {
  return { file: line.file, line: line.number, text: line.text.trim() };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
