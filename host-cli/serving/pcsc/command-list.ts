import type { Command } from './command.js';
import { getAttribute, setAttribute } from './commands/attributes.js';
import { beginTransaction } from './commands/begin-transaction.js';
import { cancel } from './commands/cancel.js';
import { connect } from './commands/connect.js';
import { control } from './commands/control.js';
import { disconnect } from './commands/disconnect.js';
import { endTransaction } from './commands/end-transaction.js';
import { establishContext } from './commands/establish-context.js';
import { getReadersState, getReadersStateArray, getReadersStateSize } from './commands/readers-state.js';
import { reconnect } from './commands/reconnect.js';
import { releaseContext } from './commands/release-context.js';
import { status } from './commands/status.js';
import { transmit } from './commands/transmit.js';
import { version } from './commands/version.js';
import { getReaderEvents, stopWaiting, waitForChange } from './commands/wait-for-change.js';

/** Every command that is served, one for each message of the table. */
export const COMMANDS: readonly Command[] = [
  establishContext,
  releaseContext,
  connect,
  reconnect,
  disconnect,
  beginTransaction,
  endTransaction,
  transmit,
  control,
  status,
  cancel,
  getAttribute,
  setAttribute,
  version,
  getReadersState,
  waitForChange,
  stopWaiting,
  getReaderEvents,
  getReadersStateSize,
  getReadersStateArray,
];
