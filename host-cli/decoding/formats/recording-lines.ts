import { type RecordedEvent, RecordingParser } from '../../../apdu/recording/recording-parser.js';
import type { LineReader, TraceEntry } from '../trace-entry.js';
import { hiddenParts } from './script-lines.js';

const NOTHING: readonly TraceEntry[] = [];

/** This project's own recordings; the parser of the replay reads them, and refuses what it would refuse. */
export class RecordingLines implements LineReader {
  readonly #parser: RecordingParser;

  constructor(source: string) {
    this.#parser = new RecordingParser(source);
  }

  read(text: string): readonly TraceEntry[] {
    return told(this.#parser.push(text));
  }

  end(): readonly TraceEntry[] {
    return told(this.#parser.end());
  }
}

function told(event: RecordedEvent | undefined): readonly TraceEntry[] {
  if (event === undefined) return NOTHING;
  switch (event.kind) {
    case 'exchange': {
      const { command, response, hidden } = event;
      if (hidden === undefined) return [{ kind: 'exchange', command, response }];
      const parts = { data: hidden.command !== undefined, answer: hidden.response !== undefined };
      return [{ kind: 'exchange', command, response, ...hiddenParts(parts) }];
    }
    case 'failure': {
      const { command, hidden, fault } = event;
      const parts = { data: hidden?.command !== undefined, answer: false };
      return [{ kind: 'command', command, why: fault, ...hiddenParts(parts) }];
    }
    case 'reset':
      return [{ kind: 'reset', answerToReset: event.answerToReset }];
    case 'reset-failure':
      return [{ kind: 'remark', text: `${event.resetKind} reset without an answer (${event.fault})` }];
    case 'tear':
      return [{ kind: 'remark', text: `the power is to go after ${event.writes} writes` }];
    case 'power-off':
      return [{ kind: 'remark', text: 'power off' }];
  }
}
