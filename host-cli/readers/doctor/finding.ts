/** `bad`: cards in readers cannot be reached until it is mended. `note`: worth knowing. */
export type FindingState = 'good' | 'note' | 'bad';

/** One thing looked at. */
export interface Finding {
  /** Stable, for programs. */
  readonly subject:
    | 'node'
    | 'binding'
    | 'library'
    | 'service'
    | 'readers'
    | 'virtual-driver'
    | 'virtual-driver-port';
  readonly state: FindingState;
  /** One sentence. */
  readonly told: string;
  /** The one command that mends it. */
  readonly remedy?: string;
}
