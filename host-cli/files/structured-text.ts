import { FileError } from '../errors/file-error.js';
import { readText } from './read-file.js';

/**
 * The value in a JSON or YAML file; the extension decides, else the first character does.
 * @throws FileError with line and column, never with the text: such files may hold keys
 */
export async function readStructured(path: string): Promise<unknown> {
  const text = readText(path);
  if (text.trim() === '') throw new FileError('FILE_NOT_UNDERSTOOD', path, 'the file is empty');
  return isJson(path, text) ? parseJson(path, text) : parseYaml(path, text);
}

function isJson(path: string, text: string): boolean {
  if (/\.json$/i.test(path)) return true;
  return !/\.ya?ml$/i.test(path) && /^\s*[[{]/.test(text);
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const where = lineAndColumn(text, offsetOfFault(text));
    throw new FileError('FILE_NOT_UNDERSTOOD', path, `is no valid JSON: it breaks at ${where}`);
  }
}

/** Of the message of the engine only a position is taken, as the rest may quote the file. */
function offsetOfFault(text: string): number {
  const position = /at position (\d+)/.exec(faultOf(text))?.[1];
  if (position !== undefined) return Number(position);
  // Without position there is a token that cannot be there, or the end: look for the shortest text with that token.
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (faultOf(text.slice(0, middle + 1)).startsWith('Unexpected token')) high = middle;
    else low = middle + 1;
  }
  return low;
}

function faultOf(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

async function parseYaml(path: string, text: string): Promise<unknown> {
  const fault = await yamlFault(text);
  if (fault !== '')
    throw new FileError('FILE_NOT_UNDERSTOOD', path, `is no valid YAML: it breaks at ${fault}`);
  const { parse } = await import('yaml');
  try {
    return parse(text, { logLevel: 'silent' });
  } catch {
    throw new FileError('FILE_NOT_UNDERSTOOD', path, 'is YAML that cannot be resolved (aliases or tags)');
  }
}

/** `line 3, column 7 (BAD_INDENT)`, or '' when the text is YAML. */
async function yamlFault(text: string): Promise<string> {
  const { parseDocument } = await import('yaml');
  const [error] = parseDocument(text, { logLevel: 'silent' }).errors;
  if (error === undefined) return '';
  const [start] = error.linePos ?? [];
  return start === undefined ? error.code : `line ${start.line}, column ${start.col} (${error.code})`;
}

function lineAndColumn(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `line ${before.length}, column ${before.at(-1)!.length + 1}`;
}
