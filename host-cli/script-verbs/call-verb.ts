import { nearOrAll } from '../../apdu/script/near-names.js';
import type { ScriptVerb, VerbOutcome } from '../../apdu/script/script.js';
import type { ScriptLine } from '../../apdu/script/script-line.js';
import type { FunctionResult } from '../terminal/functions/result-codes.js';
import { type FunctionMeans, PIN_WORDS, READER_FUNCTIONS, type ReaderFunction } from './reader-functions.js';
import {
  atWord,
  requireKeys,
  requirePinSource,
  type ScriptResources,
  SessionTransport,
  unlessLacking,
} from './script-resources.js';

const WITHOUT_KEYS = 'without-keys';
const NAMES = READER_FUNCTIONS.map(({ name }) => name);

/**
 * `call`: a function of LD/T 33 under its own name, for what it returns: `$call.code`, `$call.text`, and the parts of
 * the text between '|', `$call.1` on. That it returns an error is for `check` to judge.
 */
export function callVerb(resources: ScriptResources): ScriptVerb {
  return {
    name: 'call',
    usage: `call FUNCTION WORDS [${WITHOUT_KEYS}]`,
    summary: {
      en: `a reader function of LD/T 33: ${NAMES.join(', ')}; gives $call.code and $call.text`,
      zh: '调用读卡器接口函数',
    },
    tellsValues: true,
    check: (line) => checkCall(line, resources),
    run(words, session) {
      const [name = '', ...given] = words;
      const called = READER_FUNCTIONS.find((one) => one.name === name);
      if (called === undefined) return wrong(unknownFunction(name));
      const keyless = given.at(-1) === WITHOUT_KEYS;
      const said = keyless ? given.slice(0, -1) : given;
      const miscounted = miscount(called, said.length);
      if (miscounted !== undefined) return wrong(miscounted);
      const pin = said.find((word, index) => isPin(called, index) && !isPinWord(word));
      if (pin !== undefined) return wrong(NO_PIN_WORD);
      return unlessLacking(() =>
        perform(called, said, {
          transport: new SessionTransport(session),
          keys: keyless ? undefined : resources.keyFile?.keyRing,
          keyRing: () => requireKeys(resources, name).keyRing,
          async pin(word) {
            requirePinSource(resources);
            return entered(await resources.pin(), word);
          },
        }),
      );
    },
  };
}

async function perform(
  called: ReaderFunction,
  words: readonly string[],
  means: FunctionMeans,
): Promise<VerbOutcome> {
  const result = await called.call(words, means);
  const { code, text } = result;
  const message = code === 0 ? `${called.name} returned 0` : `${called.name} returned ${code}: ${text}`;
  return { passed: true, message, values: valuesOf(result) };
}

function valuesOf({ code, text }: FunctionResult): Record<string, string> {
  const parts = text.replaceAll('$', '').split('|').slice(0, -1);
  return {
    code: String(code),
    text,
    ...Object.fromEntries(parts.map((part, index) => [String(index + 1), part])),
  };
}

/** @throws ScriptError for a call of no function, or with other words than it takes; UsageError for what it lacks */
function checkCall(line: ScriptLine, resources: ScriptResources): void {
  const [name, ...given] = line.words;
  if (name === undefined)
    throw line.error('ARGUMENT_MISSING', 'call needs the name of a function', line.text.length + 1);
  const called = READER_FUNCTIONS.find((one) => one.name === name.text);
  if (called === undefined) throw line.error('ARGUMENT_UNKNOWN', unknownFunction(name.text), name.column);
  const keyless = given.at(-1)?.text === WITHOUT_KEYS;
  const words = keyless ? given.slice(0, -1) : given;
  const miscounted = miscount(called, words.length);
  if (miscounted !== undefined) {
    const extra = words[called.parameters.length];
    throw line.error(
      extra === undefined ? 'ARGUMENT_MISSING' : 'ARGUMENT_UNKNOWN',
      miscounted,
      extra?.column ?? line.text.length + 1,
    );
  }
  const pin = words.find(({ text }, index) => isPin(called, index) && !isPinWord(text));
  if (pin !== undefined) throw line.error('ARGUMENT_UNKNOWN', NO_PIN_WORD, pin.column);
  const pinEntered = words.some((_, index) => isPin(called, index));
  if (called.needs.includes('keys')) atWord(line, name, () => requireKeys(resources, name.text));
  if (called.needs.includes('pin') || pinEntered) atWord(line, name, () => requirePinSource(resources));
}

const unknownFunction = (name: string): string =>
  `there is no function '${name}' to call; ${nearOrAll(name, NAMES, 'functions')}`;

const NO_PIN_WORD = `a PIN is ${PIN_WORDS.join(', ')}, never its digits`;

function miscount({ name, parameters }: ReaderFunction, count: number): string | undefined {
  const least = parameters.filter((parameter) => !parameter.startsWith('[')).length;
  if (count >= least && count <= parameters.length) return undefined;
  return `${name} takes ${parameters.join(' ')}; ${count} given`;
}

const isPin = ({ parameters }: ReaderFunction, index: number): boolean =>
  /^\[(?:NEW-)?PIN\]$/.test(parameters[index] ?? '');

const isPinWord = (word: string): boolean => (PIN_WORDS as readonly string[]).includes(word);

/** Of another PIN every digit is another; of a wrong one the first. */
function entered(pin: string, word: string): string {
  if (word === 'other-pin') return pin.replace(/\d/g, (digit) => String(9 - Number(digit)));
  if (word === 'wrong-pin') return `${(Number(pin[0]) + 5) % 10}${pin.slice(1)}`;
  return pin;
}

async function wrong(message: string): Promise<VerbOutcome> {
  return { passed: false, message };
}
