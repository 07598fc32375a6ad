import type { AccessRule } from '../../../card-model/security/access-rule.js';
import { key } from '../../../card-model/security/access-rule.js';
import { MASTER_KEY } from '../../../card-model/security/key-reference.js';
import { isUpdate } from './addressed-file.js';
import type { MapDirectory } from './card-map.js';
import type { CardWorld } from './card-world.js';
import { SOCIAL } from './card-world.js';
import type { Exchange } from './exchange.js';

/** What must be met for a command to be served. */
export interface NeededRight {
  readonly act: 'read' | 'update' | 'command';
  readonly rule: AccessRule;
  /** Whose keys and PIN the rule speaks of. */
  readonly directory: MapDirectory;
}

/** References of keys that commands themselves ask for, beside their rule. Conventions, PIN commands; ssc-card.md 2.2 */
const PUK = 0x06;
const INS = { RESET_PIN: 0x24, WRITE_KEY: 0xd4, CREATE: 0xe0, DELETE: 0xe1 } as const;
/** P2 of DELETE FILE for the current EF; for a directory the MK of the one above counts. */
const DELETES_EF = 0x03;

/** Every right that must be held for this command; none where it is free or nothing is known of it. */
export function neededRights(exchange: Exchange, world: CardWorld): readonly NeededRight[] {
  const { definition, directory, view, file } = exchange;
  if (definition === undefined || directory === undefined || view === undefined || world.altered) return NONE;
  const needed: NeededRight[] = [];
  if (definition.allowed !== undefined && definition.allowed !== 'always') {
    const at = definition.allowedAt === 'application' ? (directory.head ?? directory) : directory;
    needed.push({ act: 'command', rule: definition.allowed, directory: at });
  }
  if (definition.beforeIssue) needed.push({ act: 'command', rule: 'never', directory });
  const own = rightOfCommand(view.ins, view.p2, directory);
  if (own !== undefined && directory.application.id === SOCIAL) needed.push(own);
  if (definition.file !== undefined && file !== undefined) {
    const act = isUpdate(view.ins) ? 'update' : 'read';
    const rule = file.rules[act];
    if (rule !== 'always') needed.push({ act, rule, directory: file.directory });
  }
  return needed;
}

const NONE: readonly NeededRight[] = [];

function rightOfCommand(ins: number, p2: number, directory: MapDirectory): NeededRight | undefined {
  switch (ins) {
    case INS.RESET_PIN: {
      const owner = directory.pinOwner;
      return owner && { act: 'command', rule: key(PUK), directory: owner };
    }
    case INS.CREATE:
    case INS.WRITE_KEY:
      return { act: 'command', rule: key(MASTER_KEY), directory };
    case INS.DELETE: {
      const at = p2 === DELETES_EF ? directory : (directory.parent ?? directory);
      return { act: 'command', rule: key(MASTER_KEY), directory: at };
    }
    default:
      return undefined;
  }
}
