import type { Protocol } from '../transport/transport.js';
import { bytesText, HIDDEN_IN_ANSWER, HIDDEN_IN_COMMAND } from './byte-text.js';
import { TORN } from './fault.js';
import { PROFILE, type RecordingHeader, SEED, SIMULATED, TEST_KEYS } from './recording-header.js';
import type { ExchangeEvent, Fault, SessionEvent } from './session-event.js';

/** Where the lines go, as they come. */
export interface TextTarget {
  write(text: string): void;
}

const HIDING = '# Secret bytes are hidden: ** in commands, ?? in answers.';
const NOT_HIDING = '# Nothing is hidden: the keys and PINs were declared test keys.';

/**
 * Writes a recording, line by line as the session goes on: a script that `sscard run` runs on another card and
 * `replay:` answers from. Nothing of the session is kept here.
 */
export class RecordingWriter {
  readonly #target: TextTarget;
  #protocol: Protocol | undefined;

  /** Writes the title. */
  constructor(target: TextTarget, title: string) {
    this.#target = target;
    target.write(`title ${oneLine(title)}\n`);
  }

  /** Writes what is known when the card has power, before the first event. */
  begin({ recordedAt, program, profile, seed, simulated, testKeys }: Omit<RecordingHeader, 'title'>): void {
    const time = (recordedAt ?? new Date()).toISOString().replace(/\.\d+Z$/, 'Z');
    const flags = [
      ...(profile === undefined ? [] : [`${PROFILE}${profile}`]),
      ...(seed === undefined ? [] : [`${SEED}${seed}`]),
      ...(simulated ? [SIMULATED] : []),
      ...(testKeys ? [TEST_KEYS] : []),
    ];
    const words = ['recorded', time, program ?? 'sscard', ...flags];
    this.#target.write(`${words.join(' ')}\n${testKeys ? NOT_HIDING : HIDING}\n`);
  }

  event(event: SessionEvent): void {
    const took = event.durationMs === undefined ? '' : `took ${event.durationMs.toFixed(3)} ms\n`;
    this.#target.write(`${this.#lines(event)}\n${took}`);
  }

  /** Words for the reader, as a comment. */
  remark(text: string): void {
    this.#target.write(`# ${oneLine(text)}\n`);
  }

  #lines(event: SessionEvent): string {
    switch (event.kind) {
      case 'exchange':
        return `${sendLine(event)}\nexpect ${answerText(event)}`;
      case 'failure':
        return `${sendLine(event)}\n${faultLine(event.fault)}`;
      case 'reset': {
        const answer = event.answerToReset.length === 0 ? 'empty' : bytesText(event.answerToReset, [], '');
        return `${this.#protocolLine(event.protocol)}${resetLine(event)}\nexpect atr ${answer}`;
      }
      case 'reset-failure':
        return `${resetLine(event)}\n${faultLine(event.fault)}`;
      case 'tear':
        return `tear ${event.writes}`;
      case 'power-off':
        return 'power off';
    }
  }

  #protocolLine(protocol: Protocol): string {
    if (protocol === this.#protocol) return '';
    this.#protocol = protocol;
    return `protocol ${protocol}\n`;
  }
}

function sendLine({ command, hidden }: Pick<ExchangeEvent, 'command' | 'hidden'>): string {
  return `send ${bytesText(command, hidden?.command, HIDDEN_IN_COMMAND)}`;
}

/** A status word alone would let a script take any data. */
function answerText({ response, hidden }: ExchangeEvent): string {
  const text = bytesText(response, hidden?.response, HIDDEN_IN_ANSWER);
  return response.length === 2 ? `empty ${text}` : text;
}

function resetLine({ resetKind, cardInterface }: { resetKind: string; cardInterface: string }): string {
  return `reset ${cardInterface}${resetKind === 'warm' ? ' warm' : ''}`;
}

function faultLine(fault: Fault): string {
  return fault === TORN ? 'expect torn' : `expect fault ${fault}`;
}

function oneLine(text: string): string {
  return text.replace(/\s*[\p{Cc}\u2028\u2029]+\s*/gu, ' ').trim();
}
