import { toHex } from '../../apdu/bytes.js';
import type { Language } from '../../apdu/codec/bilingual.js';
import type { TraceColours } from '../../apdu/trace/render-text.js';
import { alignedRows } from '../output/table.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb, Invocation } from '../program/verb.js';
import { explainAnswer } from '../readers/answer-to-reset.js';
import { loadBinding } from '../readers/bindings/load-binding.js';
import { listReaders } from '../readers/list-readers.js';
import type { PcscBinding, ReaderState } from '../readers/pcsc-binding.js';
import { asTransportError } from '../readers/pcsc-error.js';
import type { ReaderEvent } from '../readers/reader-events.js';
import { watchReaders } from '../readers/watch-readers.js';

interface Arguments {
  readonly watch?: true;
}

const NOTES = `
Any part of a name that no other reader has is enough for -r pcsc:NAME-PART; pcsc: alone is the first with a card.
The exit code is 3 when no reader is connected. SSCARD_PCSC=pcsclite or pcsc-mini chooses the binding.`;

/** `sscard readers`: what PC/SC shows on this machine. */
export const configure: ConfigureVerb = (command, action) => {
  command
    .option('--watch', 'go on telling what is plugged in and out, until Ctrl-C')
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard readers', 'readers and cards as they are now'],
        ['sscard readers --watch', 'live: insertions and removals'],
        ['sscard readers --watch --json', 'the same, a JSON document a line'],
      )}`,
    )
    .action(
      action(async (invocation, given: Arguments) => {
        try {
          const binding = await loadBinding({ environment: invocation.streams.environment });
          return await (given.watch ? watch(invocation, binding) : list(invocation, binding));
        } catch (error) {
          throw asTransportError(error);
        }
      }),
    );
};

async function list({ report, language }: Invocation, binding: PcscBinding): Promise<'DONE' | 'LINK'> {
  const readers = await listReaders(binding);
  await report.document(
    readers.map((reader) => readerData(reader, language)),
    (colours) => readerLines(readers, language, colours),
  );
  return readers.length === 0 ? 'LINK' : 'DONE';
}

async function watch(invocation: Invocation, binding: PcscBinding): Promise<'DONE'> {
  const ended = new AbortController();
  const end = (): void => ended.abort();
  process.once('SIGINT', end).once('SIGTERM', end);
  const print = await invocation.report.items();
  const tell = (event: ReaderEvent): void => {
    const at = new Date();
    print(eventData(event, at, invocation.language), (colours) =>
      eventLine(event, at, invocation.language, colours),
    );
  };
  try {
    await watchReaders(binding, tell, { signal: ended.signal });
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
  }
  return 'DONE';
}

function readerData(reader: ReaderState, language: Language): unknown {
  const { name, present, mute, inUse, exclusive, answerToReset } = reader;
  return { name, card: present, mute, inUse, exclusive, ...answerData(answerToReset, language) };
}

function answerData(answerToReset: Uint8Array, language: Language): object {
  if (answerToReset.length === 0) return {};
  const { meaning, ...rest } = explainAnswer(answerToReset);
  return { answerToReset, ...rest, meaning: meaning[language] };
}

async function readerLines(
  readers: readonly ReaderState[],
  language: Language,
  colours: TraceColours,
): Promise<string[]> {
  if (readers.length === 0) {
    return ['no reader is connected; plug one in, or offer a card: sscard serve --pcsc-socket PATH'];
  }
  return alignedRows(
    readers.map((reader) => [
      colours.label(reader.name),
      cardState(reader),
      colours.bytes(toHex(reader.answerToReset)),
      reader.answerToReset.length === 0 ? '' : explainAnswer(reader.answerToReset).meaning[language],
    ]),
  );
}

function cardState({ present, mute, exclusive, inUse }: ReaderState): string {
  if (!present) return 'no card';
  if (mute) return 'a card that does not answer';
  return exclusive ? 'card, taken by one program' : inUse ? 'card, in use' : 'card';
}

const EVENT_WORDS: Readonly<Record<ReaderEvent['kind'], string>> = {
  'reader-added': 'reader is there',
  'reader-removed': 'reader has gone',
  'card-inserted': 'card inserted',
  'card-mute': 'card inserted that does not answer',
  'card-removed': 'card removed',
  'service-lost': 'the PC/SC service has stopped; waiting for it',
  'service-found': 'the PC/SC service is back',
};

function eventData(event: ReaderEvent, at: Date, language: Language): object {
  const { kind, ...rest } = event;
  const answer = event.kind === 'card-inserted' ? answerData(event.answerToReset, language) : {};
  return { event: kind, at: at.toISOString(), ...rest, ...answer };
}

function eventLine(event: ReaderEvent, at: Date, language: Language, colours: TraceColours): string {
  const time = at.toTimeString().slice(0, 8);
  const words = [
    colours.hidden(time),
    'reader' in event ? colours.label(event.reader) : '',
    EVENT_WORDS[event.kind],
  ];
  if (event.kind === 'card-inserted' && event.answerToReset.length > 0) {
    words.push(
      colours.bytes(toHex(event.answerToReset)),
      explainAnswer(event.answerToReset).meaning[language],
    );
  }
  return words.filter((word) => word !== '').join('  ');
}
