/** Something that whoever serves cards may want to know; serving goes on. */
export interface ServingNotice {
  /** Stable, for programs: UPPER_SNAKE. */
  readonly code: string;
  /** One sentence or two: what, where, what to do. */
  readonly message: string;
}

export type NoticeListener = (notice: ServingNotice) => void;
