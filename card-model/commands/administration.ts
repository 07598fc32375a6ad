import type { CommandDefinition } from '../kernel/command.js';
import { createFile } from './create-file.js';
import { deleteCurrent } from './delete-file.js';
import { endPreIssue } from './end-pre-issue.js';
import { putObject } from './put-object.js';
import { setAtrHead } from './set-atr-head.js';
import { setSerialNumber } from './set-serial-number.js';
import { showTransportKey } from './show-transport-key.js';
import { writeKeyEnciphered, writeKeyPlain, writeKeySecured } from './write-key.js';
import { writeRecord } from './write-record.js';

/** What builds a card and its keys: every application serves it, as a directory of it may be current then. */
export const ADMINISTRATION: readonly CommandDefinition[] = [
  showTransportKey,
  setAtrHead,
  setSerialNumber,
  createFile,
  deleteCurrent,
  writeKeyPlain,
  writeKeyEnciphered,
  writeKeySecured,
  writeRecord,
  putObject,
  endPreIssue,
];
