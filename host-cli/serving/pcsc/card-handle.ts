import type { ClientSession } from './client-session.js';
import { RC } from './return-code-table.js';
import type { ServedReader } from './served-reader.js';

/** One connection of a client to a reader. */
export class CardHandle {
  /**
   * What befell the card behind the client's back since it connected: RC.RESET_CARD or RC.REMOVED_CARD until it
   * reconnects.
   */
  event: number = RC.SUCCESS;
  /** One of `PROTOCOL`. */
  protocol = 0;

  constructor(
    readonly number: number,
    readonly reader: ServedReader,
    readonly session: ClientSession,
    readonly context: number,
  ) {}
}
