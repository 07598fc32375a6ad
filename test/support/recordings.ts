import fc from 'fast-check';
import type { ByteRange, HiddenBytes, SessionEvent } from '../../apdu/recording/session-event.js';
import { bytes } from './hex.js';

/** Of the demonstration card. */
export const ATR = '3B 6D 00 00 00 81 54 43 53 86 60 51 01 00 00 00 01';

/** A recording with these lines after its first reset. */
export function recordingOf(...lines: readonly string[]): string {
  return [
    'title a session',
    'recorded 2026-11-23T03:00:00Z sscard 0.1.0',
    'protocol T=0',
    'reset contact',
    `expect atr ${ATR}`,
    ...lines,
    '',
  ].join('\n');
}

export const POWERED: SessionEvent = {
  kind: 'reset',
  resetKind: 'cold',
  cardInterface: 'contact',
  protocol: 'T=0',
  answerToReset: bytes(ATR),
};

/** Lengths at which a command or answer changes its form, and a few others. */
const lengths = fc.oneof(
  fc.constantFrom(0, 1, 2, 4, 5, 254, 255, 256, 257, 258),
  fc.integer({ min: 0, max: 600 }),
);

const bytesOf = (least: number) =>
  lengths.chain((length) => {
    const count = Math.max(length, least);
    return fc.uint8Array({ minLength: count, maxLength: count });
  });

/** Some bytes, a few ranges of them hidden: their values are 0, as a reader gives them. */
function partlyHidden(least: number) {
  const cuts = fc.array(fc.nat(), { maxLength: 4 });
  return fc.tuple(bytesOf(least), cuts).map(([whole, places]) => {
    const hidden = rangesOf(places.map((place) => (whole.length === 0 ? 0 : place % whole.length)));
    const shown = whole.slice();
    const ranges = whole.length === 0 ? [] : hidden.filter(({ offset }) => offset < whole.length);
    for (const range of ranges) range.count = Math.min(range.count, whole.length - range.offset);
    for (const { offset, count } of ranges) shown.fill(0, offset, offset + count);
    return { bytes: shown, hidden: ranges };
  });
}

/** Between each two of the places, apart from each other. */
function rangesOf(places: readonly number[]): { offset: number; count: number }[] {
  const sorted = [...new Set(places)].sort((a, b) => a - b);
  const ranges: { offset: number; count: number }[] = [];
  for (let index = 0; index + 1 < sorted.length; index += 2) {
    const [offset, end] = [sorted[index]!, sorted[index + 1]!];
    const last = ranges.at(-1);
    if (last === undefined || last.offset + last.count < offset) ranges.push({ offset, count: end - offset });
  }
  return ranges;
}

function hiddenOf(
  command: readonly ByteRange[],
  response: readonly ByteRange[] = [],
): { hidden?: HiddenBytes } {
  const hidden = { ...(command.length > 0 && { command }), ...(response.length > 0 && { response }) };
  return Object.keys(hidden).length === 0 ? {} : { hidden };
}

const cardInterface = fc.constantFrom('contact' as const, 'contactless' as const);
const resetKind = fc.constantFrom('cold' as const, 'warm' as const);
const fault = fc.constantFrom('torn', 'LINK_FAILED', 'NO_CARD', 'CARD_ENDLESS');
/** As a recording keeps them: with three digits behind the point, or none at all. */
const duration = fc.option(
  fc.integer({ min: 0, max: 10_000_000 }).map((microseconds) => microseconds / 1000),
  { nil: undefined },
);

const untimed: fc.Arbitrary<SessionEvent> = fc.oneof(
  { weight: 6, arbitrary: exchange() },
  fc.record({
    kind: fc.constant('reset' as const),
    resetKind,
    cardInterface,
    protocol: fc.constantFrom('T=0' as const, 'T=1' as const, 'contactless' as const),
    answerToReset: fc.uint8Array({ maxLength: 33 }),
  }),
  fc.record({ kind: fc.constant('reset-failure' as const), resetKind, cardInterface, fault }),
  fc.tuple(partlyHidden(1), fault).map(([command, code]): SessionEvent => {
    return { kind: 'failure', command: command.bytes, fault: code, ...hiddenOf(command.hidden) };
  }),
  fc.record({ kind: fc.constant('tear' as const), writes: fc.nat(1000) }),
  fc.constant<SessionEvent>({ kind: 'power-off' }),
);

function exchange(): fc.Arbitrary<SessionEvent> {
  return fc.tuple(partlyHidden(1), partlyHidden(2)).map(([command, response]): SessionEvent => {
    const hidden = hiddenOf(command.hidden, response.hidden);
    return { kind: 'exchange', command: command.bytes, response: response.bytes, ...hidden };
  });
}

/** Any event that can be recorded. */
export const anyEvent: fc.Arbitrary<SessionEvent> = fc.tuple(untimed, duration).map(([event, durationMs]) => {
  return { ...event, ...(durationMs !== undefined && { durationMs }) };
});

/** Any session: a card that was powered, and what came then. */
export const anySession = fc.array(anyEvent, { maxLength: 12 }).map((events) => [POWERED, ...events]);
