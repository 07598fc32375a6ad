import fc from 'fast-check';
import { CORE_FUNCTIONS } from '../../../apdu/script/functions/core-functions.js';
import { STEP_DEFINITIONS } from '../../../apdu/script/steps/step-table.js';
import { STRUCTURE_LINES } from '../../../apdu/script/structure-lines.js';

/** White space as people put it between words. */
const space = fc.constantFrom(' ', '  ', '\t', '\u3000', ' \\\n  ');
const end = fc.constantFrom('', ' ', '  # why', ' # "(');
const bytes = fc
  .uint8Array({ minLength: 1, maxLength: 6 })
  .map((all) => [...all].map((byte) => byte.toString(16).padStart(2, '0')).join(' '));
const value = fc.oneof(
  bytes,
  fc.constantFrom(
    '$x',
    '"社会 # (保障"',
    '""',
    '(byte 7)',
    '(text abc)',
    '(join  01 (byte 2) )',
    '(pad80 8 $x)',
  ),
);
const values = fc.array(value, { minLength: 1, maxLength: 4 });
const pattern = fc.constantFrom(
  '9000',
  'any',
  '... 9000',
  'optional 61xx or 6a82',
  '0a ... 9000',
  'length 4',
  'length 1..8',
  'tlv 6f/a5 present',
  '{y:1} ... 9000',
  'empty 6A82',
  'mask ff00 = 0000',
  'time < 1000 ms',
  '$x 9000',
);
const comparison = fc.constantFrom(
  '$x = 00',
  '(length $x) > 1',
  '$status != 9000',
  '"a" = "a"',
  '$data = $x',
);
const condition = fc.oneof(
  comparison,
  fc.constantFrom('generation 3', 'not interface contactless', 'answer 9000', 'protocol T=0'),
);

/** A line of words with white space between them. */
function line(...words: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  const spaced = words.map((word, index) =>
    index === 0 ? word : fc.tuple(space, word).map((pair) => pair.join('')),
  );
  return fc.tuple(...spaced, end).map((parts) => parts.join(''));
}

const say = (word: string) => fc.constant(word);
const joined = values.map((all) => all.join('  '));

const step = fc.oneof(
  line(say('send'), bytes),
  line(say('send'), say('00'), joined),
  line(say('expect'), pattern),
  line(say('set'), say('x'), say('='), joined),
  line(say('check'), comparison),
  line(say('reset'), fc.constantFrom('contact', 'contactless', 'contact  warm')).map(
    (text) => `${text}\nsend 01`,
  ),
  line(say('power'), fc.constantFrom('off', 'on')),
  line(say('do'), say('named'), fc.constantFrom('$x', '0a0b', '"社会 # ("', '(byte  7)')),
  fc.constantFrom('note a  "b (c # d \\', 'note', 'tear 1', 'wait 0 ms', 'took 0.5 ms'),
  fc.constantFrom('', '   ', '# all', '   # it \\'),
);

const steps = fc.array(step, { maxLength: 4 });
const opening = line(say('for'), say('n'), say('in'), fc.constantFrom('1..2', '0a 0b', 'table t.csv'));

const part = fc.oneof(
  { maxDepth: 2 },
  steps,
  fc.tuple(opening, steps).map(([first, inner]) => [first, ...inner, 'end']),
  fc
    .tuple(line(say('if'), condition), steps, line(say('else if'), condition), steps)
    .map(([first, then, second, other]) => [first, ...then, second, ...other, 'else', ...then, ' end # x']),
);
const parts = fc.array(part, { maxLength: 3 }).map((all) => all.flat());

const someCase = fc
  .tuple(line(say('case'), fc.constantFrom('one', 'two "a  (b"', '$x of all')), parts, steps)
  .map(([first, inner, last]) => [
    first,
    'tags  a b',
    'send 0b',
    ...inner,
    'cleanup',
    ...last,
    'end',
    '\tend',
  ]);

/** Scripts that can be read: steps, loops, conditions, blocks and cases, written as untidily as people write. */
export const anyScript: fc.Arbitrary<string> = fc
  .tuple(parts, fc.array(someCase, { maxLength: 2 }), parts, fc.constantFrom('\n', '\r\n'))
  .map(([first, cases, last, lineEnd]) =>
    [
      'title  Any',
      'set x = 0a 0b',
      'block  named  y',
      'send $y',
      'end',
      'send 00a4',
      ...first,
      ...cases.flat(),
      ...last,
    ]
      .join('\n')
      .replaceAll('\n', lineEnd),
  );

/** All words that mean anything, in any order: mostly no script. */
export const anyWords: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...STRUCTURE_LINES.map(({ name }) => name),
        ...STEP_DEFINITIONS.map(({ name }) => name),
      ),
      fc.constantFrom(...CORE_FUNCTIONS.map(({ name }) => `(${name}`)),
      fc.constantFrom(
        '00A40000',
        '9000',
        '9',
        'or',
        '...',
        '#',
        'any',
        '\n',
        '\n',
        '\n',
        '\t',
        'x',
        '"',
        '(',
        ')',
      ),
      fc.constantFrom(
        '$x',
        '$',
        '$row.a',
        '{x:2}',
        '{x}',
        '=',
        '<',
        '1..3',
        '3..1',
        'in',
        'table',
        't.csv',
        '\\\n',
      ),
      fc.constantFrom(
        'tlv',
        'mask',
        'length',
        'time',
        'torn',
        'fault',
        'atr',
        'optional',
        'generation',
        'not',
        'on',
      ),
    ),
    { maxLength: 30 },
  )
  .map((words) => words.join(' '));
