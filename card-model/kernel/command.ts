import type { CommandView } from '../../apdu/codec/command-view.js';
import type { StatusWord } from '../../apdu/codec/status-word.js';
import type { CommandDescription } from '../../apdu/trace/command-description.js';
import type { FileAct } from '../files/elementary-file.js';
import type { FileNode } from '../files/file-node.js';
import type { AccessRule } from '../security/access-rule.js';
import type { CardCore } from './card-core.js';

/**
 * A command of the card: number, clause, format, rights and effect in one place.
 *
 * The kernel takes the steps in the order of the conventions: class and instruction, `format`, life cycle,
 * rights (`allowed`, then the rule of the file found by `locate`), `execute`. What `execute` wrote comes to
 * hold when it ends well; what it `spend`s holds at once.
 */
export interface CommandDefinition extends CommandDescription {
  /**
   * When the life cycle lets the command through; default `in-service`: only while the application is activated.
   * Conventions, application and card states.
   */
  readonly availability?: 'in-service' | 'until-termination' | 'always';
  /** Commands that share class and instruction differ by P1; without it every P1 is this command's. */
  readonly p1?: number;
  /** Served by a directory that APPLICATION BLOCK has stopped; default no. Commands that are `always` available are. */
  readonly whenBlocked?: boolean;
  /** Builds a card that is not issued yet; afterwards 6985. */
  readonly beforeIssue?: boolean;
  /** Carries a MAC: uses the challenge up, whether it is then served, refused or wrong (conventions, kernel rules). */
  readonly secured?: boolean;
  /** Leaves the data of the last answer for itself: GET RESPONSE only. */
  readonly keepsPendingAnswer?: boolean;
  /** A rule of the command itself, such as "contact only"; default always. */
  readonly allowed?: AccessRule;
  /** Whose keys `allowed` speaks of: the current directory (default), or the head of its application. */
  readonly allowedAt?: 'directory' | 'application';
  /** Lengths and parameters, from the command alone: SUCCESS, 6700, 6A86 or 6A80. */
  format(command: CommandView, core: CardCore): StatusWord;
  /** The EF the command is about, or why there is none; its rule for `act` is then checked. */
  readonly file?: {
    readonly act: FileAct;
    locate(command: CommandView, core: CardCore): FileNode | StatusWord;
  };
  /** The effect. Data of the answer go through `core.answer`. */
  execute(command: CommandView, core: CardCore): StatusWord;
}

/**
 * The definition, checked where it stands. Every command comes out with the same members in the same order, absent ones
 * undefined: the kernel looks at them for each command it serves, and finds them faster in objects of one shape.
 */
export function defineCommand(definition: CommandDefinition): CommandDefinition {
  const { format, execute, file, allowed, allowedAt, p1, secured, beforeIssue } = definition;
  const { keepsPendingAnswer, availability, whenBlocked, ...description } = definition;
  const { name, ins, classes, clause, summary, within, secretData, secretResponse, explain } = description;
  const shaped = {
    name,
    ins,
    p1,
    classes,
    within,
    keepsPendingAnswer,
    format,
    secured,
    beforeIssue,
    file,
    allowed,
    allowedAt,
    availability,
    whenBlocked,
    execute,
    clause,
    summary,
    secretData,
    secretResponse,
    explain,
  };
  return shaped as CommandDefinition;
}
