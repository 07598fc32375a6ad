import { dirname } from 'node:path';
import type { Language } from '../../apdu/codec/bilingual.js';
import type { CampaignResult } from '../campaigns/campaign-result.js';
import { FileError } from '../errors/file-error.js';
import { statOf, writeWhole } from '../files/write-file.js';
import type { ReportRequest } from './report-requests.js';

/** Pieces are encoded together up to this many characters. */
const JOINED_CHARACTERS = 1 << 20;

/**
 * Looks whether every report will have its place; before a campaign, so that hours of work do not end without a report.
 * @throws FileError FILE_UNWRITABLE
 */
export function checkReportPaths(requests: readonly ReportRequest[]): void {
  for (const { path } of requests) {
    const folder = dirname(path);
    if (statOf(folder)?.isDirectory() !== true) {
      throw new FileError(
        'FILE_UNWRITABLE',
        path,
        `the report cannot be written: there is no folder '${folder}'; create it first`,
      );
    }
    if (statOf(path)?.isDirectory() === true) {
      throw new FileError(
        'FILE_UNWRITABLE',
        path,
        'the report cannot be written: this is a folder; name a file in it',
      );
    }
  }
}

/**
 * Writes the reports one after the other, each whole or not at all, readable by their owner alone: the answers of a card
 * tell of its holder.
 * @throws FileError FILE_UNWRITABLE
 */
export async function writeReports(
  requests: readonly ReportRequest[],
  result: CampaignResult,
  language: Language,
): Promise<void> {
  checkReportPaths(requests);
  for (const { format, path } of requests) {
    const write = await format.load();
    writeWhole(path, encoded(write(result, { language })));
  }
}

function encoded(pieces: Iterable<string>): Uint8Array {
  const parts: Uint8Array[] = [];
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < JOINED_CHARACTERS) continue;
    parts.push(Buffer.from(text));
    text = '';
  }
  parts.push(Buffer.from(text));
  return Buffer.concat(parts);
}
