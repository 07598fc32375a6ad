import type { Bilingual } from '../../apdu/codec/bilingual.js';
import type { ReportWriter } from './report-writer.js';

export interface ReportFormat {
  /** As in `--report NAME=FILE`. */
  readonly name: string;
  readonly meaning: Bilingual;
  /** Loads the writer with all it needs; nothing is loaded before. */
  load(): Promise<ReportWriter>;
}

export const REPORT_FORMATS: readonly ReportFormat[] = [
  {
    name: 'junit',
    meaning: { en: 'JUnit XML, for CI servers', zh: 'JUnit XML，供持续集成系统读取' },
    load: async () => (await import('./junit.js')).writeJunit,
  },
  {
    name: 'tap',
    meaning: { en: 'TAP 14 (Test Anything Protocol), for test tools', zh: 'TAP 14，供测试工具读取' },
    load: async () => (await import('./tap.js')).writeTap,
  },
  {
    name: 'jsonl',
    meaning: { en: 'JSON Lines, every exchange, for programs', zh: 'JSON Lines，含全部指令交互，供程序读取' },
    load: async () => (await import('./json-lines.js')).writeJsonLines,
  },
  {
    name: 'html',
    meaning: { en: 'one HTML file to read and print offline', zh: '单个 HTML 文件，可离线阅读和打印' },
    load: async () => (await import('./html/html-report.js')).writeHtml,
  },
];

export function findReportFormat(name: string): ReportFormat | undefined {
  return REPORT_FORMATS.find((format) => format.name === name);
}
