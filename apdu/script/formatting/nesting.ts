import type { ScriptLine } from '../script-line.js';
import { opensBlock } from '../structure-lines.js';

/** How deep the lines of a script stand in its blocks. */
export class Nesting {
  readonly #open: { readonly line: ScriptLine; hasElse: boolean }[] = [];
  #depth = 0;
  #fresh = false;
  #closes = false;

  /** Of the line that was entered. */
  get depth(): number {
    return this.#depth;
  }

  /** Whether nothing stands in the innermost block yet. */
  get isFresh(): boolean {
    return this.#fresh;
  }

  /** Whether the line that was entered ends what stands before it. */
  get closes(): boolean {
    return this.#closes;
  }

  /** @throws ScriptError `BLOCK_MISPLACED` */
  enter(line: ScriptLine): void {
    const name = line.verb.text;
    this.#closes = name === 'end' || name === 'else';
    const innermost = this.#open.at(-1);
    if (name === 'end') {
      if (innermost === undefined)
        throw line.error('BLOCK_MISPLACED', 'there is nothing open that this end belongs to');
      this.#open.pop();
    }
    if (name === 'else') {
      if (innermost === undefined || innermost.line.verb.text !== 'if' || innermost.hasElse)
        throw line.error('BLOCK_MISPLACED', 'there is no if that this else belongs to');
      innermost.hasElse = line.words[0]?.text !== 'if';
    }
    this.#depth = this.#open.length - (name === 'else' ? 1 : 0);
  }

  /** @param line undefined for a comment */
  leave(line: ScriptLine | undefined): void {
    const name = line?.verb.text ?? '';
    if (line !== undefined && opensBlock(name)) this.#open.push({ line, hasElse: false });
    this.#fresh = opensBlock(name) || name === 'else';
    this.#closes = false;
    this.#depth = this.#open.length;
  }

  /** @throws ScriptError `BLOCK_OPEN` */
  finish(): void {
    const innermost = this.#open.at(-1);
    if (innermost === undefined) return;
    const { line } = innermost;
    throw line.error('BLOCK_OPEN', `this ${line.verb.text} is not closed; its 'end' is missing`);
  }
}
