import { SW } from '../../../apdu/codec/status-word.js';
import { everyExchange, hexWord, violation } from './invariant.js';

/** What says that there is no such command. */
const UNKNOWN: ReadonlySet<number> = new Set([
  SW.CLASS_UNKNOWN,
  SW.INSTRUCTION_UNKNOWN,
  SW.CHANNEL_NOT_SUPPORTED,
  SW.SECURE_MESSAGING_NOT_SUPPORTED,
]);

/** Hidden commands, and known ones under classes that are not theirs. */
export const catalogue = everyExchange(
  {
    name: 'catalogue',
    meaning: { en: 'only commands of the catalogue are known to the card', zh: '只识别目录中的命令' },
    source: 'ISO/IEC 7816-4:2005, 5.1.3: 6D00, 6E00; conventions, kernel rules',
  },
  (exchange, world) => {
    const { view, directory, statusWord, definition, command } = exchange;
    if (view === undefined || directory === undefined || definition !== undefined || world.altered)
      return undefined;
    if (UNKNOWN.has(statusWord)) return undefined;
    const name = hexWord((command[0]! << 8) | command[1]!);
    return violation(
      `${name} is known to the card: ${hexWord(statusWord)}`,
      `卡片识别了目录之外的 ${name}：${hexWord(statusWord)}`,
      '6D00 or 6E00',
      directory.application.table.knowsInstruction(view.ins) ? 'class' : name,
    );
  },
);
