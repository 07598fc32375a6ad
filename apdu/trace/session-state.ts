import { parseAtr } from '../codec/atr.js';
import { CodecError } from '../codec/codec-error.js';
import type { CommandApdu } from '../codec/command-apdu.js';
import { isTriesLeft, SW } from '../codec/status-word.js';
import type { CardInterface } from '../transport/card-port.js';
import type { CommandEntry } from './card-dictionary.js';
import type { Selection } from './selection.js';
import { type RightName, SessionRights } from './session-rights.js';

/** Instructions whose success or failure changes what a session may do. ISO/IEC 7816-4:2005, 7.5; the last of the field. */
export const SESSION_INS = {
  VERIFY: 0x20,
  EXTERNAL_AUTHENTICATE: 0x82,
  GET_CHALLENGE: 0x84,
  CHANGE_PIN: 0x5e,
} as const;

/** The PIN reference of an application that has one PIN. */
export const ONLY_PIN = 0x00;

const SECURE_MESSAGING = 0x84;
const DEFAULT_CHALLENGE_BYTES = 8;
/** Answers of a secured command that never got to look at its MAC. */
const UNREAD: ReadonlySet<number> = new Set([
  SW.WRONG_LENGTH,
  SW.WRONG_P1_P2,
  SW.INSTRUCTION_UNKNOWN,
  SW.CLASS_UNKNOWN,
  SW.CHANNEL_NOT_SUPPORTED,
]);

/** The last GET CHALLENGE; `usedBy` is the name of the command that used it up. */
export interface GivenChallenge {
  readonly bytes: number;
  readonly usedBy?: string;
}

/** An answered command, as far as the state of a session depends on it. */
export interface SessionStep {
  readonly command: CommandApdu;
  readonly name: string;
  readonly entry: CommandEntry | undefined;
  readonly statusWord: number;
  /** Done, with or without a warning, or with an answer that waits. */
  readonly accepted: boolean;
}

/** What a session has gained and lost so far, by the answers that were seen. */
export class SessionState {
  readonly rights = new SessionRights();
  challenge: GivenChallenge | undefined;
  /** Undefined where no answer to reset told it. */
  interface: CardInterface | undefined;
  /** The protocols that the answer to reset offered; empty where none was seen. */
  protocols: readonly number[] = [];
  /** The card is being built: the rules of its files do not hold yet. */
  building = false;
  /** The answer to the last SELECT of a directory. */
  selectedWith: number | undefined;

  reset(answerToReset?: Uint8Array): void {
    this.rights.reset();
    this.challenge = undefined;
    this.selectedWith = undefined;
    const { link, protocols } = readAnswerToReset(answerToReset);
    this.interface = link;
    this.protocols = protocols;
  }

  /** A directory was selected. */
  select(selection: Selection, statusWord: number): void {
    this.rights.select(selection.directory?.label, selection.isMasterFile ? [] : selection.chain());
    this.selectedWith = statusWord;
  }

  /** A command of the card itself was answered, other than SELECT. */
  follow(step: SessionStep, selection: Selection): void {
    const { command, name, statusWord, accepted, entry } = step;
    if (accepted && entry?.building !== undefined) this.building = entry.building === 'begins';
    if (command.cla === SECURE_MESSAGING) {
      if (!UNREAD.has(statusWord)) this.#useChallenge(name);
      return;
    }
    const tried = statusWord === SW.SUCCESS || isTriesLeft(statusWord);
    switch (command.ins) {
      case SESSION_INS.GET_CHALLENGE:
        if (accepted) this.challenge = { bytes: command.ne % 256 || DEFAULT_CHALLENGE_BYTES };
        return;
      case SESSION_INS.EXTERNAL_AUTHENTICATE:
        if (tried || statusWord === SW.METHOD_BLOCKED) this.#useChallenge(name);
        if (tried) this.#show(selection.directory?.label, command.p2, statusWord === SW.SUCCESS);
        return;
      case SESSION_INS.VERIFY: {
        const asked = command.data.length === 0 && statusWord !== SW.SUCCESS;
        if (tried && !asked && command.p2 === ONLY_PIN)
          this.#show(selection.pinOwner()?.label, 'pin', statusWord === SW.SUCCESS);
        return;
      }
      case SESSION_INS.CHANGE_PIN:
        if (isTriesLeft(statusWord)) this.#show(selection.pinOwner()?.label, 'pin', false);
        return;
    }
  }

  #show(directory: string | undefined, right: RightName, shown: boolean): void {
    if (directory === undefined) return;
    if (shown) this.rights.gain(directory, right);
    else this.rights.fail(directory, right);
  }

  #useChallenge(name: string): void {
    if (this.challenge !== undefined) this.challenge = { ...this.challenge, usedBy: name };
  }
}

/** Readers show a contactless card with TD1 80 and TD2 01, and no other interface byte. PC/SC part 3, 3.1.3.2.3. */
function readAnswerToReset(bytes: Uint8Array | undefined): {
  link: CardInterface | undefined;
  protocols: readonly number[];
} {
  if (bytes === undefined) return { link: undefined, protocols: [] };
  try {
    const { groups, protocols } = parseAtr(bytes);
    const bare = groups.every(({ ta, tb, tc }) => ta === undefined && tb === undefined && tc === undefined);
    const contactless = bare && groups[0]?.protocol === 0 && groups[1]?.protocol === 1;
    return { link: contactless ? 'contactless' : 'contact', protocols };
  } catch (error) {
    if (error instanceof CodecError) return { link: undefined, protocols: [] };
    throw error;
  }
}
