import { SCRIPT_DIALECTS } from '../../../apdu/script/dialects/dialect-table.js';
import { isOwnLanguage } from '../../../apdu/script/dialects/own-language.js';
import type { ScriptDialect } from '../../../apdu/script/dialects/script-dialect.js';
import { significantLines } from '../../../apdu/script/dialects/significant-lines.js';
import { APDUTOOL_LOG } from '../logs/apdutool-log.js';
import { OPENSC_LOG } from '../logs/opensc-log.js';
import { OPENSC_TOOL_LOG } from '../logs/opensc-tool-log.js';
import { PCSC_SPY_LOG } from '../logs/pcsc-spy-log.js';
import { PCSCD_LOG } from '../logs/pcscd-log.js';
import { SCRIPTOR_LOG } from '../logs/scriptor-log.js';
import type { TraceFormat } from '../trace-entry.js';
import { isTrace, MarkedLines } from '../trace-lines.js';
import { DialectLines } from './dialect-lines.js';
import { RecordingLines } from './recording-lines.js';
import { ScriptLines } from './script-lines.js';

/** Lines with a mark: what `--as trace` means where nothing else is recognised. */
export const MARKED_LINES: TraceFormat = {
  id: 'marked-lines',
  meaning: 'lines > hex and < hex',
  certain: true,
  recognise: isTrace,
  open: () => new MarkedLines(),
};

const RECORDED = /^\s*recorded\s+\S/m;

const RECORDING: TraceFormat = {
  id: 'recording',
  meaning: 'a recording of sscard',
  certain: true,
  recognise: (head) => isOwnLanguage(head) && RECORDED.test(head),
  open: (source) => new RecordingLines(source),
};

const SCRIPT: TraceFormat = {
  id: 'script',
  meaning: 'a script of sscard: what is written out in it',
  certain: false,
  recognise: (head) => isOwnLanguage(head) && !RECORDED.test(head),
  open: () => new ScriptLines(),
};

/** Others look like a single piece of hexadecimal when they have one line. */
const LINES_AT_LEAST: Readonly<Record<string, number>> = { scriptor: 2, pairs: 3 };

const dialectFormat = (dialect: ScriptDialect): TraceFormat => ({
  id: dialect.id,
  meaning: dialect.title.en,
  certain: dialect.id === 'apdu4j' || dialect.id === 'ledger',
  recognise: (head) =>
    dialect.recognise(head) && significantLines(head).length >= (LINES_AT_LEAST[dialect.id] ?? 1),
  open: (source) => new DialectLines(dialect, source),
});

/** In the order of asking: what scriptor prints looks like marked lines, too. */
export const TRACE_FORMATS: readonly TraceFormat[] = [
  SCRIPTOR_LOG,
  MARKED_LINES,
  RECORDING,
  SCRIPT,
  PCSCD_LOG,
  OPENSC_LOG,
  OPENSC_TOOL_LOG,
  PCSC_SPY_LOG,
  APDUTOOL_LOG,
  ...SCRIPT_DIALECTS.map(dialectFormat),
];

/** The format of a text by its first lines; undefined where it is none, such as pieces of hexadecimal. */
export function recogniseFormat(head: string): TraceFormat | undefined {
  return TRACE_FORMATS.find((format) => format.recognise(head));
}

export function formatNamed(id: string): TraceFormat | undefined {
  return TRACE_FORMATS.find((format) => format.id === id);
}
