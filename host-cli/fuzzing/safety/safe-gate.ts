import { CommandView } from '../../../apdu/codec/command-view.js';
import { SAFE_COMMANDS, type SafeCommand } from './safe-commands-table.js';

/**
 * Whether ISO/IEC 7816-4:2005, 5.1.1 fixes the meaning of the instruction in this class, without secure messaging (whose
 * MAC some cards count) and without chaining: 00 to 03 and 40 to 4F.
 */
const isReadingClass = (cla: number): boolean => cla <= 0x03 || (cla >= 0x40 && cla <= 0x4f);

function allowedBy({ classes, ins, only }: SafeCommand, view: CommandView): boolean {
  if (view.ins !== ins) return false;
  const classFits = classes === 'reading' ? isReadingClass(view.cla) : classes.includes(view.cla);
  return classFits && (only?.(view) ?? true);
}

/**
 * The last gate before a card that must not be changed: whether these bytes may be sent. Bytes that are no whole command
 * may not: what a card makes of them nobody knows.
 */
export function isSafeCommand(command: Uint8Array): boolean {
  const view = new CommandView();
  return view.parse(command) && SAFE_COMMANDS.some((row) => allowedBy(row, view));
}
