import { renderText } from '../../../apdu/trace/render-text.js';
import { REPORT_WORDS } from '../words-table.js';
import { plainText } from './plain-text.js';
import { shortExchange } from './short-exchange.js';
import type { ToldExchange } from './tell-exchange.js';

/** An exchange explained, for a report in plain text. */
export function exchangeLines({ decoded, answered }: ToldExchange): string[] {
  const lines = renderText(shortExchange(decoded)).map(plainText);
  return answered ? lines : [...lines, `  < ${REPORT_WORDS.noAnswer[decoded.language]}`];
}
