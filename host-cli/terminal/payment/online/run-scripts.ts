import { parseTlv, tagToHex } from '../../../../apdu/codec/ber-tlv.js';
import { unlessDamaged } from '../../../../apdu/codec/unless-damaged.js';
import { meaningOf, SCRIPT_COMMANDS } from '../../../../apdu/payment/codes-table.js';
import { hexOfStatus } from '../../refusal.js';
import type { PaymentCard } from '../payment-card.js';
import { note, type StepNote } from '../results/step-recorder.js';

/** Before or after the second GENERATE AC. EMV 4.3 Book 3, 10.10. */
export const SCRIPT_TEMPLATE = { BEFORE: 0x71, AFTER: 0x72 } as const;

/** How the scripts of one template went. */
export interface ScriptRun {
  /** Commands that the card was given. */
  readonly commands: number;
  readonly failed: boolean;
  readonly notes: readonly StepNote[];
}

const COMMAND = 0x86;
/** Shorter than any command. */
const HEADER_BYTES = 4;
const WARNINGS = [0x62, 0x63];
const DONE = 0x90;

/** Gives the card each command of the templates with this tag, until one fails. EMV 4.3 Book 4, 6.3.9. */
export async function runScripts(
  card: PaymentCard,
  scripts: readonly Uint8Array[],
  template: number,
): Promise<ScriptRun> {
  const notes: StepNote[] = [];
  let commands = 0;
  for (const script of scripts) {
    const parsed = commandsOf(script, template);
    if (parsed === undefined) {
      notes.push(note('a script template that cannot be read', '脚本模板格式错误'));
      return { commands, failed: true, notes };
    }
    for (const command of parsed) {
      commands++;
      const { statusWord } = await card.script(command);
      const name = meaningOf(SCRIPT_COMMANDS, command[1]!.toString(16).toUpperCase().padStart(2, '0'));
      const hex = hexOfStatus(statusWord);
      notes.push(
        note(`${tagToHex(template)} ${name.en}: ${hex}`, `${tagToHex(template)} ${name.zh}：${hex}`),
      );
      const first = statusWord >> 8;
      if (first !== DONE && !WARNINGS.includes(first)) return { commands, failed: true, notes };
    }
  }
  return { commands, failed: false, notes };
}

/** None for a template with another tag; undefined for bytes that are none. */
function commandsOf(script: Uint8Array, template: number): Uint8Array[] | undefined {
  const [node, ...more] = unlessDamaged(() => parseTlv(script)) ?? [];
  if (node === undefined || more.length > 0) return undefined;
  if (node.tag !== template) return [];
  const commands = (node.children ?? []).filter(({ tag }) => tag === COMMAND).map(({ value }) => value);
  return commands.every((command) => command.length >= HEADER_BYTES) ? commands : undefined;
}
