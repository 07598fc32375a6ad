import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** The other side of `serve --stdio`: one line asked, one line answered. */
export class StdioCard {
  readonly ended: Promise<unknown>;
  errors = '';
  #text = '';
  #wake: () => void = () => undefined;
  #closed = false;

  constructor(private readonly child: ChildProcess) {
    this.ended = once(child, 'close').then(() => {
      this.#closed = true;
      this.#wake();
    });
    // A line that is sent to a process that has been killed meanwhile.
    child.stdin!.on('error', () => undefined);
    child.stderr!.on('data', (chunk) => {
      this.errors += chunk;
    });
    child.stdout!.on('data', (chunk) => {
      this.#text += chunk;
      this.#wake();
    });
  }

  send(line: string): void {
    this.child.stdin!.write(`${line}\n`);
  }

  /** The next line; undefined when the process ends without it. */
  async answer(): Promise<string | undefined> {
    for (;;) {
      const end = this.#text.indexOf('\n');
      if (end >= 0) {
        const line = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 1);
        return line;
      }
      if (this.#closed) return undefined;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  ask(line: string): Promise<string | undefined> {
    this.send(line);
    return this.answer();
  }

  /** Ends it at once, so that nothing it does is finished. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.child.kill(signal);
    await this.ended;
  }
}
