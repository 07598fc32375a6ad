import { fromHex } from '../../../../apdu/bytes.js';
import type { Bilingual } from '../../../../apdu/codec/bilingual.js';
import { decodeCommand } from '../../../../apdu/codec/command-apdu.js';
import type { CommandDescription } from '../../../../apdu/trace/command-description.js';
import { readFileTarget } from '../../../../apdu/trace/file-target.js';
import type { Refusal } from '../../../../apdu/trace/hints/refusal.js';
import { Selection } from '../../../../apdu/trace/selection.js';
import { SessionState } from '../../../../apdu/trace/session-state.js';
import { PROTECTED } from '../protected-dictionary.js';

export const described = (name: string, parts: Partial<CommandDescription> = {}): CommandDescription => ({
  name,
  ins: 0,
  classes: [0x00],
  clause: 'none',
  summary: { en: name, zh: name },
  ...parts,
});

/** A refusal in a directory of the test card, with what a test changes of it. */
export function refusal(
  command: string,
  statusWord: number,
  directory: string | undefined = 'APP',
  parts: Partial<Refusal> & { name?: string; prepare?: (session: SessionState) => void } = {},
): Refusal {
  const { name, prepare, ...others } = parts;
  const selection = new Selection(PROTECTED);
  selection.directory = selection.labelled(directory);
  const session = new SessionState();
  prepare?.(session);
  const decoded = decodeCommand(fromHex(command));
  const target = readFileTarget(decoded);
  return {
    command: decoded,
    statusWord,
    hideData: false,
    description: name === undefined ? undefined : described(name),
    entry: PROTECTED.commands!.find((entry) => entry.name === name),
    target,
    file: target?.sfi ? selection.fileBySfi(target.sfi) : undefined,
    selection,
    session,
    dictionary: PROTECTED,
    speaks: false,
    namesakes: [],
    elsewhere: undefined,
    ...others,
  };
}

export const english = (hint: Bilingual | undefined): string | undefined => hint?.en;
