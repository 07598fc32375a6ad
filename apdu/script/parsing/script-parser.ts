import { ExpressionReader } from '../expressions/expression-reader.js';
import { nearNames, nearOrAll } from '../near-names.js';
import type { Script, StepPlace } from '../script.js';
import { ScriptError } from '../script-error.js';
import type { ScriptFiles, ScriptLanguage } from '../script-language.js';
import type { ScriptLine } from '../script-line.js';
import { tokensOf } from '../script-token.js';
import type { StepSource } from '../steps/step-definition.js';
import { STEPS_BY_NAME } from '../steps/step-table.js';
import { parseVerb } from '../steps/verb-step.js';
import { STRUCTURE_LINES } from '../structure-lines.js';
import { HeadReader } from './case-head.js';
import { IncludedFiles } from './included-files.js';
import { NamedBlocks } from './named-blocks.js';
import { bodyOf, placeOf, push, type Reading } from './reading.js';
import { ScriptNames } from './script-names.js';
import {
  readBlock,
  readCase,
  readCleanup,
  readDo,
  readFor,
  readIf,
  type StructureParser,
} from './structures.js';

/** Reads lines into a script; used once. */
export class ScriptParser implements StructureParser {
  readonly names: ScriptNames;
  readonly blocks = new NamedBlocks();
  readonly tables: ScriptFiles | undefined;
  readonly #includes: IncludedFiles;
  #title: string | undefined;
  /** What is left of the file that is read. */
  #lines: Iterator<ScriptLine> = [][Symbol.iterator]();

  constructor(private readonly language: ScriptLanguage) {
    this.names = new ScriptNames(language);
    this.#includes = new IncludedFiles(language.files);
    this.tables = this.#includes.tables;
  }

  get needs(): ScriptLanguage['needs'] {
    return this.language.needs;
  }

  parse(lines: Iterable<ScriptLine>, file: string): Script {
    const head = new HeadReader(this.needs);
    const reading: Reading = {
      level: 'script',
      items: [],
      head,
      needs: () => head.head.needs,
      answers: 'none',
    };
    this.#readFile(lines, file, reading, (line) => this.#readTitle(line));
    this.blocks.check();
    this.names.check();
    if (!reading.items.some(({ kind }) => kind !== 'note')) {
      const more = this.blocks.isEmpty ? '' : '; its blocks are for scripts that include it';
      throw new ScriptError('EMPTY_SCRIPT', `the script has no step${more}`, file, 1, 1, '');
    }
    return {
      file,
      ...(this.#title !== undefined && { title: this.#title }),
      head: head.head,
      body: bodyOf(reading),
      asksGeneration: this.names.isRead('generation'),
      files: this.#includes.names,
    };
  }

  #readTitle(line: ScriptLine): void {
    if (this.#title !== undefined) throw line.error('TITLE_TWICE', 'a script has one title');
    this.#title = line.rest;
  }

  /** Reads all lines of a file. */
  #readFile(
    lines: Iterable<ScriptLine>,
    file: string,
    reading: Reading,
    readTitle: (line: ScriptLine) => void,
  ): void {
    const outer = this.#lines;
    this.#lines = lines[Symbol.iterator]();
    this.#includes.begin(file);
    const before = reading.items.length;
    for (let line = this.#nextLine(); line !== undefined; line = this.#nextLine()) {
      if (line.verb.text === 'end' || line.verb.text === 'else')
        throw line.error('BLOCK_MISPLACED', `there is nothing open that this ${line.verb.text} belongs to`);
      if (line.verb.text === 'title') readTitle(line);
      else this.#readLine(line, reading);
    }
    this.#includes.end(file, reading.items.length > before);
    this.#lines = outer;
  }

  #nextLine(): ScriptLine | undefined {
    const next = this.#lines.next();
    return next.done === true ? undefined : next.value;
  }

  readInside(opening: ScriptLine, reading: Reading, mayElse = false): ScriptLine {
    for (;;) {
      const line = this.#nextLine();
      if (line === undefined)
        throw opening.error('BLOCK_OPEN', `this ${opening.verb.text} is not closed; its 'end' is missing`);
      const name = line.verb.text;
      if (name === 'end') this.reader(line).finish();
      if (name === 'end' || (name === 'else' && mayElse)) return line;
      if (name === 'else') throw line.error('BLOCK_MISPLACED', 'there is no if that this else belongs to');
      this.#readLine(line, reading);
    }
  }

  reader(line: ScriptLine): ExpressionReader {
    return new ExpressionReader(line, tokensOf(line), this.names);
  }

  assigns(line: ScriptLine) {
    return (name: string, column: number) => this.names.assigns(name, line, column);
  }

  #readLine(line: ScriptLine, reading: Reading): void {
    const name = line.verb.text;
    const item = STRUCTURES.get(name);
    if (HeadReader.reads(name)) this.#readHead(line, reading);
    else if (name === 'include') this.#readInclude(line, reading);
    else if (item !== undefined) item(this, line, reading);
    else this.#readStep(line, reading);
  }

  #readHead(line: ScriptLine, reading: Reading): void {
    const inHead =
      (reading.level === 'script' || reading.level === 'case') &&
      reading.items.every(({ kind }) => kind === 'note');
    if (!inHead)
      throw line.error(
        'BLOCK_MISPLACED',
        `${line.verb.text} stands at the beginning of a case or of the script`,
      );
    reading.head.read(line);
  }

  #readInclude(line: ScriptLine, reading: Reading): void {
    if (reading.level !== 'script')
      throw line.error('BLOCK_MISPLACED', 'include stands outside of cases and blocks');
    const included = this.#includes.open(line);
    // Its title is its own affair.
    if (included !== undefined) this.#readFile(included.lines, included.file, reading, () => {});
  }

  #readStep(line: ScriptLine, reading: Reading): void {
    const name = line.verb.text;
    const definition = STEPS_BY_NAME.get(name);
    const verb = this.language.verbs?.find((candidate) => candidate.name === name);
    if (definition === undefined && verb === undefined) throw this.#unknownVerb(line);
    const source = new LineSource(line, this, reading);
    const step = definition === undefined ? parseVerb(verb!, source) : definition.parse(source);
    if (step.kind === 'expect' && reading.answers === 'none') {
      const { ofReset, ofFault } = step.expectation;
      if (!ofReset && !(ofFault && reading.items.at(-1)?.kind === 'reset'))
        throw line.error(
          'EXPECT_WITHOUT_ANSWER',
          'there is no answer to expect anything of; put a send before',
        );
    }
    push(step, reading);
  }

  #unknownVerb(line: ScriptLine): ScriptError {
    const asked = line.verb.text;
    if (/^([0-9a-f]{2})+$/i.test(asked) && nearNames(asked, KNOWN_VERBS).length === 0)
      return line.error('UNKNOWN_VERB', `unknown verb '${asked}'; the bytes of a command stand behind send`);
    const verbs = this.language.verbs?.map((verb) => verb.name) ?? [];
    const help = nearOrAll(asked, [...KNOWN_VERBS, ...verbs], 'verbs');
    return line.error('UNKNOWN_VERB', `unknown verb '${asked}'; ${help}`);
  }
}

/** What a step is read from. */
class LineSource implements StepSource {
  readonly place: StepPlace;
  #reader: ExpressionReader | undefined;

  constructor(
    readonly line: ScriptLine,
    private readonly parser: ScriptParser,
    private readonly reading: Reading,
  ) {
    this.place = placeOf(line);
  }

  get needs(): readonly string[] | undefined {
    return this.reading.needs();
  }

  get reader(): ExpressionReader {
    this.#reader ??= this.parser.reader(this.line);
    return this.#reader;
  }

  assigns(name: string, column: number): void {
    this.parser.names.assigns(name, this.line, column);
  }
}

/** The lines that hold others or call them. */
const STRUCTURES: ReadonlyMap<string, (parser: StructureParser, line: ScriptLine, reading: Reading) => void> =
  new Map([
    ['block', readBlock],
    ['cleanup', readCleanup],
    ['case', (parser, line, reading) => push(readCase(parser, line, reading), reading)],
    ['for', (parser, line, reading) => push(readFor(parser, line, reading), reading)],
    ['if', (parser, line, reading) => push(readIf(parser, line, reading), reading)],
    ['do', (parser, line, reading) => push(readDo(parser, line), reading)],
    [
      'title',
      (_parser, line) => {
        throw line.error('BLOCK_MISPLACED', 'the title stands outside of everything');
      },
    ],
  ]);

const KNOWN_VERBS: readonly string[] = [...STRUCTURE_LINES.map(({ name }) => name), ...STEPS_BY_NAME.keys()];
