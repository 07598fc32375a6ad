import type { Language } from '../../apdu/codec/bilingual.js';
import type { TraceColours } from '../../apdu/trace/render-text.js';
import { BIT_RATES, type Timeline } from '../terminal/index.js';
import { alignedRows } from './table.js';

const BAR_WIDTH = 40;
/** The rate that the bars are drawn for; the others differ by the factor alone. */
const DRAWN = BIT_RATES[0];

const WORDS = {
  out: { en: 'out', zh: '发送' },
  in: { en: 'in', zh: '接收' },
  total: { en: 'total', zh: '合计' },
  unit: {
    en: `bytes; milliseconds on the air at kbit/s; bars at ${DRAWN}`,
    zh: `字节；各速率（kbit/s）下的空中时间（毫秒）；图示为 ${DRAWN} kbit/s`,
  },
} as const;

/** Where the time of a tap goes: a bar for each exchange, and the time at every bit rate. */
export async function timelineLines(
  timeline: Timeline,
  language: Language,
  { label, bytes }: TraceColours,
): Promise<string[]> {
  const { exchanges, milliseconds, commands, bytesSent, bytesReceived, formula } = timeline;
  const whole = milliseconds[DRAWN] || 1;
  let before = 0;
  const rows = exchanges.map(({ command, bytesSent: sent, bytesReceived: received, milliseconds: times }) => {
    const start = Math.round((before / whole) * BAR_WIDTH);
    before += times[DRAWN];
    const end = Math.max(Math.round((before / whole) * BAR_WIDTH), start + 1);
    const bar = ' '.repeat(start) + '█'.repeat(end - start);
    return [command, String(sent), String(received), ...BIT_RATES.map((rate) => times[rate].toFixed(2)), bar];
  });
  const head = ['', WORDS.out[language], WORDS.in[language], ...BIT_RATES.map(String), ''];
  const total = [
    `${WORDS.total[language]} ${commands}`,
    String(bytesSent),
    String(bytesReceived),
    ...BIT_RATES.map((rate) => milliseconds[rate].toFixed(2)),
    '',
  ];
  const table = await alignedRows([head.map((word) => label(word)), ...rows, total]);
  return [bytes(WORDS.unit[language]), ...table, ...formula.split('; ').map((part) => bytes(part))];
}
