/** Names a sequence of commands that belong together, and the type of what the card keeps between them. */
export interface SessionKind<State> {
  readonly name: string;
  /** Never there: it only carries the type. */
  readonly state?: State;
}

/** `name` for people who debug: 'medical debit'. */
export function defineSession<State>(name: string): SessionKind<State> {
  return { name };
}

/**
 * What one command leaves for a later one: INITIALISE for DEBIT, a diversified key for the cipher command. There is
 * one at a time; the selection of a directory and power-off end it.
 */
export class Session {
  private kind: SessionKind<unknown> | undefined;
  private kept: unknown;

  /** Begins a sequence and ends the one that ran. */
  open<State>(kind: SessionKind<State>, state: State): void {
    this.kind = kind;
    this.kept = state;
  }

  /** What is kept for this kind of sequence; undefined when another one or none runs. */
  stateOf<State>(kind: SessionKind<State>): State | undefined {
    return this.kind === kind ? (this.kept as State) : undefined;
  }

  close(): void {
    this.kind = undefined;
    this.kept = undefined;
  }
}
