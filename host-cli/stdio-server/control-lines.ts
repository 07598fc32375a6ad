import { toHex } from '../../apdu/bytes.js';
import type { CardInterface } from '../../apdu/transport/card-port.js';
import { replaceImage } from '../locking/image-lock.js';
import type { StdioSession } from './stdio-session.js';

export interface ControlLine {
  readonly name: string;
  /** As the contract writes it. */
  readonly form: string;
  /** @returns the answer, undefined for none */
  run(session: StdioSession, argument: string): string | undefined;
}

/** The lines that begin with a dot. Contract, serve --stdio. */
export const CONTROL_LINES: readonly ControlLine[] = [
  { name: '.reset', form: '.reset', run: (session) => powerCycle(session) },
  {
    name: '.warm',
    form: '.warm',
    run: (session) => {
      if (!session.card.powered)
        return '! the card has no power, which a warm reset needs: .reset gives it power';
      return told(session, session.card.warmReset());
    },
  },
  {
    name: '.off',
    form: '.off',
    run: ({ card }) => {
      card.powerOff();
      return 'off';
    },
  },
  { name: '.contact', form: '.contact', run: (session) => powerCycle(session, 'contact') },
  { name: '.contactless', form: '.contactless', run: (session) => powerCycle(session, 'contactless') },
  {
    name: '.tear',
    form: '.tear N',
    run: ({ card }, argument) => {
      const writes = Number(argument);
      if (!/^\d+$/.test(argument) || writes < 1 || !Number.isSafeInteger(writes)) {
        return '! .tear takes a count of writes, 1 or more';
      }
      card.tearAfter(writes);
      return 'armed';
    },
  },
  {
    name: '.save',
    form: '.save PATH',
    run: ({ card }, path) => {
      if (path === '') return '! .save takes the path of a file';
      replaceImage(path, card.image());
      return 'saved';
    },
  },
  {
    name: '.quit',
    form: '.quit',
    run: (session) => {
      session.ended = true;
      return undefined;
    },
  },
];

/** The power goes only when it can come back: a card without that interface stays as it is. */
function powerCycle(session: StdioSession, cardInterface?: CardInterface): string {
  return told(session, session.card.powerOn(cardInterface));
}

function told({ observer }: StdioSession, answerToReset: Uint8Array): string {
  observer?.reset(answerToReset);
  return toHex(answerToReset);
}
