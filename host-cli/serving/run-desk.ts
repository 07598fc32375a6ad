import type { Readable } from 'node:stream';
import { onEndingSignal } from '../locking/ending-signals.js';
import { LineSplitter } from '../stdio-server/line-splitter.js';
import { answerDeskLine, QUIT } from './desk-lines.js';
import type { OfferedCard } from './offered-card.js';

const MAXIMUM_LINE_BYTES = 1024;
/** Signals for those who have no hold of standard input. */
const REMOVE_SIGNAL = 'SIGUSR1';
const INSERT_SIGNAL = 'SIGUSR2';

/**
 * Serves until `.quit`, SIGINT or SIGTERM; the end of input alone does not end it, so that it can run in the
 * background. SIGUSR1 removes all cards, SIGUSR2 inserts them.
 */
export function runDesk(
  input: Readable,
  cards: readonly OfferedCard[],
  tell: (answer: string) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const splitter = new LineSplitter(MAXIMUM_LINE_BYTES);
    const onLine = (line: Uint8Array | undefined): void => {
      const text = new TextDecoder().decode(line);
      if (text.trim() === QUIT) finish();
      else if (text.trim() !== '') tell(answerDeskLine(text, cards));
    };
    const onData = (chunk: Uint8Array): void => splitter.push(chunk, onLine);
    const onRemove = (): void => tell(answerDeskLine('.remove', cards));
    const onInsert = (): void => tell(answerDeskLine('.insert', cards));
    function finish(): void {
      input.off('data', onData);
      // Within its event 'data' a pipe begins to read again after the pause, and would keep the process.
      setImmediate(() => input.pause());
      ignoreEndingSignals();
      process.off(REMOVE_SIGNAL, onRemove);
      process.off(INSERT_SIGNAL, onInsert);
      clearInterval(alive);
      resolve();
    }
    // Services may be idle and input at its end: this alone keeps the process.
    const alive = setInterval(() => undefined, 2 ** 30);
    input.on('data', onData);
    const ignoreEndingSignals = onEndingSignal(finish);
    process.on(REMOVE_SIGNAL, onRemove);
    process.on(INSERT_SIGNAL, onInsert);
  });
}
