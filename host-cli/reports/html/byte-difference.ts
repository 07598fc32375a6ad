/** A run of text of which all or nothing differs. */
export interface MarkedText {
  readonly text: string;
  readonly differs: boolean;
}

export interface Difference {
  readonly expected: readonly MarkedText[];
  readonly received: readonly MarkedText[];
}

/** A byte of a pattern, or what stands for any number of bytes. */
type Token = { readonly byte: string } | { readonly gap: string };

const ALTERNATIVE = /\s+or\s+/;
/** Forms of an expectation that are no pattern of the whole answer. */
const OTHER_FORM = /^(any|torn|fault|atr|length|tlv|mask|time)\b/;
const EMPTY = /^empty\b/;
const BYTE = '[0-9A-Fa-fxX?？*]{2}';
/** Variables, captures, functions and text have a length that the pattern does not show. */
const GAP = String.raw`\.\.\.|…|\$[\p{L}\p{N}_.-]+|\{[^{}]*\}|\((?:[^()]|\([^()]*\))*\)|"[^"]*"`;
const TOKEN = new RegExp(`${GAP}|${BYTE}|\\S`, 'gu');
const IS_BYTE = new RegExp(`^${BYTE}$`);
const IS_GAP = new RegExp(`^(?:${GAP})$`, 'u');
const STATUS_BYTES = 2;
/** Longer answers are told apart by nobody's eye. */
const LONGEST_CHARACTERS = 20_000;

/**
 * Marks the bytes of an answer that are not as expected, and the expected ones that are not there; where several answers
 * were allowed, against the nearest. Undefined for what is no pattern of bytes.
 */
export function differenceOf(expected: string, received: string): Difference | undefined {
  if (expected.length + received.length > LONGEST_CHARACTERS) return undefined;
  const answer = tokensOf(received)?.map(textOf);
  if (answer === undefined || answer.length < STATUS_BYTES) return undefined;
  const alternatives = expected.split(ALTERNATIVE).map((text) => text.replace(/^optional\s+/, ''));
  const compared = alternatives.map((text) => compare(text, answer));
  const [nearest] = compared
    .filter((one) => one !== undefined)
    .toSorted((one, other) => one.distance - other.distance);
  if (nearest === undefined) return undefined;
  const shown = alternatives.flatMap((text, index): MarkedText[] => [
    ...(index === 0 ? [] : [{ text: ' or ', differs: false }]),
    ...(compared[index] === nearest ? nearest.expected : [{ text, differs: false }]),
  ]);
  return { expected: shown, received: nearest.received };
}

interface Compared extends Difference {
  /** How many bytes are marked. */
  readonly distance: number;
}

function compare(text: string, answer: readonly string[]): Compared | undefined {
  const isEmpty = EMPTY.test(text);
  const pattern = OTHER_FORM.test(text) ? undefined : tokensOf(text.replace(EMPTY, ''));
  const status = pattern?.slice(-STATUS_BYTES) ?? [];
  if (pattern === undefined || status.length < STATUS_BYTES || status.some(isGap)) return undefined;
  const wrong = new Wrong(pattern, answer);
  const [statusAt, dataEnd] = [pattern.length - STATUS_BYTES, answer.length - STATUS_BYTES];
  wrong.compare(statusAt, dataEnd);
  wrong.compare(statusAt + 1, dataEnd + 1);
  // A status word alone allows any data.
  if (statusAt > 0 || isEmpty) {
    const gap = pattern.findIndex(isGap);
    const before = gap < 0 ? statusAt : gap;
    for (let at = 0; at < before; at++) wrong.compare(at, at < dataEnd ? at : undefined);
    if (gap < 0) for (let place = statusAt; place < dataEnd; place++) wrong.inAnswer.add(place);
    else {
      const after = statusAt - 1 - pattern.findLastIndex(isGap);
      for (let back = 1; back <= after; back++) {
        wrong.compare(statusAt - back, back <= dataEnd ? dataEnd - back : undefined);
      }
    }
  }
  const word = isEmpty
    ? [
        { text: 'empty', differs: dataEnd > 0 },
        { text: ' ', differs: false },
      ]
    : [];
  return {
    expected: [...word, ...marked(pattern.map(textOf), wrong.inPattern)],
    received: marked(answer, wrong.inAnswer),
    distance: wrong.inPattern.size + wrong.inAnswer.size,
  };
}

/** Which tokens of a pattern and which bytes of an answer do not fit each other. */
class Wrong {
  readonly inPattern = new Set<number>();
  readonly inAnswer = new Set<number>();

  constructor(
    private readonly pattern: readonly Token[],
    private readonly answer: readonly string[],
  ) {}

  /** @param place where the byte should stand; undefined where the answer ends before */
  compare(at: number, place: number | undefined): void {
    const token = this.pattern[at]!;
    if (isGap(token)) return;
    if (place !== undefined && fits(textOf(token), this.answer[place]!)) return;
    this.inPattern.add(at);
    if (place !== undefined) this.inAnswer.add(place);
  }
}

/** `6?` and `**` fit any digit in place of theirs. */
function fits(pattern: string, byte: string): boolean {
  return [...pattern].every(
    (digit, index) =>
      /[xX?？*]/.test(digit) || byte[index] === '*' || digit.toUpperCase() === byte[index]!.toUpperCase(),
  );
}

/** Undefined when something in it is neither a byte nor a gap. */
function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  for (const [found] of text.matchAll(TOKEN)) {
    if (IS_BYTE.test(found)) tokens.push({ byte: found });
    else if (IS_GAP.test(found)) tokens.push({ gap: found });
    else return undefined;
  }
  return tokens;
}

function isGap(token: Token): boolean {
  return 'gap' in token;
}

function textOf(token: Token): string {
  return 'gap' in token ? token.gap : token.byte;
}

/** Joined with spaces, neighbours of one kind together. */
function marked(words: readonly string[], wrong: ReadonlySet<number>): MarkedText[] {
  const runs: { text: string; differs: boolean }[] = [];
  for (const [index, word] of words.entries()) {
    const differs = wrong.has(index);
    const last = runs.at(-1);
    if (last?.differs === differs) last.text += ` ${word}`;
    else {
      if (last !== undefined) runs.push({ text: ' ', differs: false });
      runs.push({ text: word, differs });
    }
  }
  return runs;
}
