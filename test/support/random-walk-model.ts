import { bytesAvailable, exactLength, SW } from '../../apdu/codec/status-word.js';
import { readCommand, type WalkCommand } from './random-walk-apdu.js';
import { WalkCard } from './random-walk-card.js';
import { DEBIT_EFFECTS } from './random-walk-debit.js';
import { FILE_EFFECTS, locate } from './random-walk-files.js';
import { KEY_EFFECTS } from './random-walk-keys.js';
import { type CommandRule, formFaults, ruleFor } from './random-walk-rules.js';
import { STATE_EFFECTS } from './random-walk-states.js';
import { blockOf } from './random-walk-tree.js';

const MAC_BYTES = 4;

/** What the card has to answer. */
export interface Expected {
  /** Mostly one; more where the conventions leave open which of two wrong lengths or parameters is told. */
  readonly statusWords: readonly number[];
  /** Undefined where they are chance or an FCI: then only their count is known. */
  readonly data?: Uint8Array | undefined;
  readonly count: number;
  /** Whether the command did what it is there for. */
  readonly served: boolean;
}

/** What the effect of a command leads to. */
export interface Effect {
  readonly statusWord: number;
  readonly data?: Uint8Array;
  /** Count of data that the model does not know. */
  readonly count?: number;
}

export type EffectOf = (
  card: WalkCard,
  command: WalkCommand,
  challenge: Uint8Array | undefined,
) => Effect | number;

const EFFECTS: Readonly<Record<string, EffectOf>> = {
  ...STATE_EFFECTS,
  ...KEY_EFFECTS,
  ...FILE_EFFECTS,
  ...DEBIT_EFFECTS,
};

/** The steps of a command in the order of the conventions' kernel rules, read once more. */
export class WalkModel extends WalkCard {
  /** What a command has to be answered; the model's card is then as it is after it. */
  expect(bytes: Uint8Array): Expected {
    const waiting = this.waiting;
    const command = readCommand(bytes);
    const rule = bytes.length < 4 ? SW.WRONG_LENGTH : ruleFor(bytes);
    const isGetResponse = typeof rule !== 'number' && rule.name === 'GET RESPONSE';
    if (!isGetResponse) this.waiting = undefined;
    const refusal = this.#refusals(rule, command);
    if (refusal.length > 0) return { statusWords: refusal, count: 0, served: false };
    const { name } = rule as CommandRule;
    const challenge = (rule as CommandRule).secured ? this.useChallenge() : undefined;
    const refused = this.#refusedByState(rule as CommandRule, command!);
    const effect = refused ?? EFFECTS[name]!(this, command!, challenge);
    const known = typeof effect === 'number' ? { statusWord: effect } : effect;
    if (isGetResponse) return this.#respond(command!, known, waiting);
    return this.#respond(command!, known, undefined);
  }

  /** 6E00, 6881, 6D00, then 6700, 6A86 or 6A80. */
  #refusals(rule: CommandRule | number, command: WalkCommand | undefined): number[] {
    if (rule === SW.WRONG_P1_P2) {
      return !command || (command.extended && this.isT0) ? [SW.WRONG_LENGTH] : [rule];
    }
    if (typeof rule === 'number') return [rule];
    if (!command || (command.extended && this.isT0)) return [SW.WRONG_LENGTH];
    const faults = formFaults(rule, command);
    return this.#blocksFit(rule, command) ? faults : [SW.WRONG_LENGTH, ...faults];
  }

  /** Of commands whose length depends on the algorithm. */
  #blocksFit({ name }: CommandRule, { p2, data, extended }: WalkCommand): boolean {
    const { blockBytes } = this.algorithm;
    const enciphered = data.length - MAC_BYTES;
    if (name === 'RESET PIN') return !extended && (p2 > 1 || enciphered === p2 * blockBytes);
    if (name !== 'PUT DATA') return true;
    return !extended && enciphered > 0 && enciphered <= 240 && enciphered % blockBytes === 0;
  }

  /** Pre-issue, life cycle and block, then the interface; rights of keys and the PIN are the commands' own. */
  #refusedByState(rule: CommandRule, command: WalkCommand): number | undefined {
    if (rule.beforeIssue) return SW.CONDITIONS_NOT_SATISFIED;
    if (!this.#serves(rule, command)) return SW.CONDITIONS_NOT_SATISFIED;
    if (rule.contactOnly && this.contactless) return SW.SECURITY_STATUS_NOT_SATISFIED;
    return undefined;
  }

  #serves({ served }: CommandRule, command: WalkCommand): boolean {
    if (served === 'always') return true;
    const lifeCycle = this.lifeCycle;
    if (this.blocked || lifeCycle === 'TERMINATED') return false;
    if (blockOf(this.directory) !== 'none')
      return served === 'blocked' || served === 'not activated or blocked';
    if (lifeCycle === undefined || lifeCycle === 'ACTIVATED') return true;
    if (served === 'issuer data') {
      const file = locate(this, command);
      return typeof file !== 'number' && file.issuerData;
    }
    return served === 'not activated' || served === 'not activated or blocked';
  }

  /** Data as the protocol lets them through. ISO/IEC 7816-3:2006, 12.2. */
  #respond({ ne }: WalkCommand, effect: Effect, waiting: WalkCard['waiting']): Expected {
    const { statusWord, data } = effect;
    const count = data?.length ?? effect.count ?? 0;
    const served = statusWord === SW.SUCCESS || statusWord >> 8 === 0x62;
    if (count === 0) {
      if (waiting && !served) this.waiting = waiting;
      return { statusWords: [statusWord], count: 0, served, ...(data && { data }) };
    }
    if (count <= ne) return { statusWords: [statusWord], data, count, served };
    if (this.isT0) this.waiting = { count, data };
    const short = { count: 0, served };
    if (ne !== 0) return { statusWords: [exactLength(count)], ...short };
    const announced = this.isT0 && statusWord === SW.SUCCESS;
    return { statusWords: [announced ? bytesAvailable(count) : statusWord], ...short };
  }
}
