import { concatBytes } from '../../bytes.js';
import type { ForeignLine } from '../script-line.js';
import { DialectLine } from './dialect-line.js';
import { hexBytes, isCommand, isHexText } from './hex-line.js';
import { isOwnLanguage } from './own-language.js';
import { arePairs } from './pairs.js';
import type { DialectReader, ScriptDialect } from './script-dialect.js';
import { significantLines } from './significant-lines.js';

const CONTINUED = /\\\s*$/;
const COMMENT = /(^|\s)#.*$/;
const RESET = /^reset$/i;
const EXIT = /exit/i;
const LEAST_BYTES = 4;

/** `scriptor` and `gscriptor` of pcsc-tools: a command a line, `reset`, `exit`, `#` for comments, `\` to go on. */
export const SCRIPTOR: ScriptDialect = {
  id: 'scriptor',
  title: { en: 'script of scriptor (pcsc-tools)', zh: 'scriptor 脚本（pcsc-tools）' },
  recorded: false,
  fetchesAnswers: false,

  recognise(text) {
    if (isOwnLanguage(text) || arePairs(text)) return false;
    const commands: Uint8Array[] = [];
    let open = '';
    const lines = significantLines(text).map(({ text: line }) => line.replace(COMMENT, '').trim());
    for (const [index, line] of lines.entries()) {
      if (RESET.test(line)) continue;
      if (EXIT.test(line)) break;
      if (!isHexText(line.replace(CONTINUED, ''))) {
        // A slip further down is told with its place; it does not make the script another one.
        if (index === 0 || commands.length === 0) return false;
        break;
      }
      open += line.replace(CONTINUED, ' ');
      if (CONTINUED.test(line)) continue;
      const bytes = hexBytes(open);
      if (bytes !== undefined) commands.push(bytes);
      open = '';
    }
    const [first] = commands;
    return first !== undefined && isCommand(first) && commands.every(({ length }) => length >= LEAST_BYTES);
  },

  open: (file) => new ScriptorReader(file),
};

class ScriptorReader implements DialectReader {
  #parts: Uint8Array[] = [];
  #begin: DialectLine | undefined;
  #ended = false;

  constructor(private readonly file: string) {}

  read(text: string, number: number): readonly ForeignLine[] {
    if (this.#ended) return [];
    const line = new DialectLine(this.file, number, text);
    const words = text.trim();
    // The tool stops at the word wherever it stands, in a comment too: what follows was never sent.
    if (EXIT.test(words)) return this.#stop(line, words);
    if (words === '' || words.startsWith('#')) return line.comment(words.slice(1));
    const content = text.replace(COMMENT, '');
    if (RESET.test(content.trim())) return [line.as('reset')];
    const bytes = bytesOf(content.replace(CONTINUED, ''), line);
    this.#begin ??= line;
    this.#parts.push(bytes);
    return CONTINUED.test(content) ? [] : this.#send();
  }

  end(): readonly ForeignLine[] {
    return this.#parts.length === 0 ? [] : this.#send();
  }

  #send(): readonly ForeignLine[] {
    const command = concatBytes(...this.#parts);
    const sent = this.#begin!.send(command);
    this.#parts = [];
    this.#begin = undefined;
    return [sent];
  }

  #stop(line: DialectLine, words: string): readonly ForeignLine[] {
    const rest = this.end();
    this.#ended = true;
    return /^exit$/i.test(words)
      ? rest
      : [...rest, line.as('note scriptor stops here, as at every line with the word exit')];
  }
}

/** With white space, words of one or two digits are bytes; longer ones are several. */
function bytesOf(content: string, line: DialectLine): Uint8Array {
  const words = [...content.matchAll(/\S+/g)];
  const strange = words.find(([word]) => !isHexText(word));
  if (strange !== undefined) {
    const [word] = strange;
    const offset = word.search(/[^0-9a-f]/i);
    // What is mostly digits is a command with a slip, and its data may be a PIN.
    const what = offset > 1 ? `'${word[offset]}' is no hexadecimal digit` : `'${word}' is no command`;
    throw line.error(
      'DIALECT_LINE_UNKNOWN',
      `${what}: scriptor knows hexadecimal, reset, exit and # comments`,
      strange.index + offset + 1,
    );
  }
  const single = words.length > 1 && words.every(([word]) => word.length <= 2);
  if (single) return Uint8Array.from(words, ([word]) => Number.parseInt(word, 16));
  return concatBytes(...words.map((match) => line.bytes(match[0], match.index + 1)));
}
