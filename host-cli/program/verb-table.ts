import type { VerbRow } from './verb.js';

/** Every verb, in the order of the help. A further verb is a file and a row. */
export const VERBS: readonly VerbRow[] = [
  {
    name: 'new',
    summary: 'make a card image from a profile and data',
    load: () => import('../commands/new.js'),
  },
  {
    name: 'serve',
    summary: 'offer a card to other programs',
    load: () => import('../commands/serve.js'),
  },
  {
    name: 'apdu',
    summary: 'send commands exactly as typed and explain the answers',
    load: () => import('../commands/apdu.js'),
  },
  {
    name: 'run',
    summary: 'run scripts with expectations',
    load: () => import('../commands/run.js'),
  },
  {
    name: 'read',
    summary: 'read the card and its holder, as iReadCardBas lists them',
    load: () => import('../commands/read.js'),
  },
  {
    name: 'tree',
    summary: "show the card's files and who may read and update them",
    load: () => import('../commands/tree.js'),
  },
  {
    name: 'pin',
    summary: 'ask for the state of the PIN, verify or change it',
    load: () => import('../commands/pin.js'),
  },
  {
    name: 'auth',
    summary: 'authenticate with a key and tell what that opens',
    load: () => import('../commands/auth.js'),
  },
  {
    name: 'decode',
    summary: 'explain commands, answers, TLV, ATR, status words and traces',
    load: () => import('../commands/decode.js'),
  },
  {
    name: 'readers',
    summary: 'list the readers of the system and the cards in them',
    load: () => import('../commands/readers.js'),
  },
  {
    name: 'doctor',
    summary: "find what is wrong with this machine's PC/SC, and what mends it",
    load: () => import('../commands/doctor.js'),
  },
];
