import { resolve } from 'node:path';
import { UsageError } from '../errors/usage-error.js';
import { findReportFormat, REPORT_FORMATS, type ReportFormat } from './report-table.js';

export interface ReportRequest {
  readonly format: ReportFormat;
  /** Of the file to be written. */
  readonly path: string;
}

/** A comma is part of a path unless a word and `=` follow. */
const BETWEEN_REPORTS = /,(?=[^,=/\\]*=)/;

/**
 * Reads `junit=FILE,html=FILE`.
 * @param before what the same option has brought so far, where it may be given several times
 * @throws UsageError for an unknown format, a missing file, or one file for two reports
 */
export function parseReportRequests(text: string, before: readonly ReportRequest[] = []): ReportRequest[] {
  const requests = [...before];
  for (const part of text.split(BETWEEN_REPORTS)) {
    const request = parseRequest(part.trim());
    const file = resolve(request.path);
    if (requests.some(({ path }) => resolve(path) === file)) {
      throw new UsageError(
        `--report names the file '${request.path}' twice; give every report a file of its own`,
      );
    }
    requests.push(request);
  }
  return requests;
}

function parseRequest(part: string): ReportRequest {
  const [name, path] = apart(part);
  const format = findReportFormat(name.toLowerCase());
  const names = REPORT_FORMATS.map((known) => known.name);
  if (format === undefined) {
    const problem = name === '' ? 'names no format' : `there is no report format '${name}'`;
    throw new UsageError(
      `--report '${part}': ${problem}; write one of ${names.join(', ')}, then = and the file, such as junit=report.xml`,
    );
  }
  if (path === '') {
    throw new UsageError(`--report '${part}': the file is missing; write ${format.name}=FILE`);
  }
  return { format, path };
}

function apart(part: string): [name: string, path: string] {
  const sign = part.indexOf('=');
  return sign < 0 ? [part, ''] : [part.slice(0, sign).trim(), part.slice(sign + 1).trim()];
}
