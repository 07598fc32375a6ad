import { exactLength, SW } from '../../apdu/codec/status-word.js';
import type { WalkCard } from './random-walk-card.js';
import { opened } from './random-walk-keys.js';
import type { EffectOf } from './random-walk-model.js';
import { blockOf, selectedBy, UNBLOCK_TRIES, type WalkDirectory, type WalkFile } from './random-walk-tree.js';

const UPDATE_KEY = 0x04;
const MASTER_KEY = 0x00;
const FCP = 0x04;
const NO_ANSWER = 0x0c;

/** Bytes of an FCI (conventions, kernel rules) or an FCP (ISO/IEC 7816-4:2005, 5.3.3). */
function answerBytes(p2: number, { aid, lifeCycle }: WalkDirectory, file: WalkFile | undefined): number {
  const name = aid ? 2 + aid.length : 0;
  if (p2 === FCP && !file) return 2 + 3 + 4 + name + 3;
  // 82 has one byte for a string of bytes, whose length stands in 80, and five for records.
  if (p2 === FCP) return 2 + (file!.kind === 'transparent' ? 4 + 3 : 7) + 4 + 3 + 3;
  if (file || p2 === NO_ANSWER) return 0;
  if (!aid) return 2 + 4;
  return 2 + name + (lifeCycle === undefined ? 0 : 11);
}

function warning(card: WalkCard, directory: WalkDirectory): number {
  const lifeCycle = card.headOf(directory)?.lifeCycle;
  if (lifeCycle === 'TERMINATED') return SW.FILE_TERMINATED;
  const stopped = lifeCycle === 'DEACTIVATED' || blockOf(directory) !== 'none';
  return stopped ? SW.SELECTED_FILE_DEACTIVATED : SW.SUCCESS;
}

const select: EffectOf = (card, command) => {
  if (card.blocked) return SW.FUNCTION_NOT_SUPPORTED;
  const target = selectedBy(card.root, card.directory, command);
  if (!target) return SW.FILE_NOT_FOUND;
  const { directory, file } = target;
  if (blockOf(directory) === 'permanent') return SW.APPLICATION_PERMANENTLY_BLOCKED;
  if (directory !== card.directory || !file) card.enter(directory);
  card.file = file;
  card.record = 0;
  const statusWord = file ? SW.SUCCESS : warning(card, directory);
  return { statusWord, count: answerBytes(command.p2, directory, file) };
};

const getResponse: EffectOf = (card, { ne, asksForAll }) => {
  const { waiting } = card;
  if (!waiting) return SW.CONDITIONS_NOT_SATISFIED;
  if (ne !== waiting.count && !asksForAll) return exactLength(waiting.count);
  card.waiting = undefined;
  const { count, data } = waiting;
  return { statusWord: SW.SUCCESS, count, ...(data && { data }) };
};

const block: EffectOf = (card, command, challenge) => {
  const { directory } = card;
  const key = card.keyOfType(directory, 'LK');
  if (!key) return SW.REFERENCE_NOT_FOUND;
  const clear = opened(card, command, key, challenge);
  if (typeof clear === 'number') return clear;
  directory.block = command.p2 === 1 ? 'permanent' : 'blocked';
  directory.unblockTries = UNBLOCK_TRIES;
  return SW.SUCCESS;
};

const unblock: EffectOf = (card, command, challenge) => {
  const { directory } = card;
  if (blockOf(directory) === 'permanent') return SW.APPLICATION_PERMANENTLY_BLOCKED;
  if (directory.block === 'none') return SW.CONDITIONS_NOT_SATISFIED;
  const key = card.keyOfType(directory, 'LK');
  if (!key) return SW.REFERENCE_NOT_FOUND;
  const clear = opened(card, command, key, challenge);
  if (clear === SW.MAC_WRONG) {
    directory.unblockTries--;
    if (directory.unblockTries === 0) directory.block = 'permanent';
  }
  if (typeof clear === 'number') return clear;
  directory.block = 'none';
  directory.unblockTries = UNBLOCK_TRIES;
  return SW.SUCCESS;
};

const blockCard: EffectOf = (card, command, challenge) => {
  const key = card.keyOfType(card.headOf(card.directory) ?? card.directory, 'BK');
  if (!key) return SW.REFERENCE_NOT_FOUND;
  const clear = opened(card, command, key, challenge);
  if (typeof clear === 'number') return clear;
  card.blocked = true;
  return SW.SUCCESS;
};

/** Right of a key of the head of the application, then the states from which the change leads on. */
const change =
  (keyReference: number, from: readonly string[], to: string): EffectOf =>
  (card) => {
    const head = card.headOf(card.directory);
    if (!(head ?? card.directory).held.has(keyReference)) return SW.SECURITY_STATUS_NOT_SATISFIED;
    if (!head || !from.includes(head.lifeCycle!)) return SW.CONDITIONS_NOT_SATISFIED;
    head.lifeCycle = to;
    return SW.SUCCESS;
  };

/** Selection, blocks and life cycle. Conventions, kernel rules, and application and card states. */
export const STATE_EFFECTS: Readonly<Record<string, EffectOf>> = {
  SELECT: select,
  'GET RESPONSE': getResponse,
  'APPLICATION BLOCK': block,
  'APPLICATION UNBLOCK': unblock,
  'CARD BLOCK': blockCard,
  ACTIVATE: change(UPDATE_KEY, ['INITIALISED', 'DEACTIVATED'], 'ACTIVATED'),
  DEACTIVATE: change(UPDATE_KEY, ['ACTIVATED'], 'DEACTIVATED'),
  TERMINATE: change(MASTER_KEY, ['INITIALISED', 'ACTIVATED', 'DEACTIVATED'], 'TERMINATED'),
};
