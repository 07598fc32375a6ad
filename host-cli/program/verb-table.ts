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
    name: 'conformance',
    summary: 'test a card with the shipped suites and show what of it was covered',
    load: () => import('../commands/conformance.js'),
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
    summary: 'the PIN: its state, verify and change it, unblock and reload it with keys',
    load: () => import('../commands/pin.js'),
  },
  {
    name: 'auth',
    summary: 'authenticate with a key and tell what that opens',
    load: () => import('../commands/auth.js'),
  },
  {
    name: 'debit',
    summary: 'pay with DF04 (a medical debit), check a receipt, list what was paid',
    load: () => import('../commands/debit.js'),
  },
  {
    name: 'pay',
    summary: 'pay with the bank application, load its electronic cash, list what was paid',
    load: () => import('../commands/pay.js'),
  },
  {
    name: 'issuer',
    summary: 'be the bank of a test card for terminals elsewhere',
    load: () => import('../commands/issuer.js'),
  },
  {
    name: 'keys',
    summary: 'the keys of the card: list, check or replace them',
    load: () => import('../commands/keys.js'),
  },
  {
    name: 'activate',
    summary: 'put a new card into service',
    load: () => import('../commands/activate.js'),
  },
  {
    name: 'suspend',
    summary: 'stop the social application of a lost card (挂失)',
    load: () => import('../commands/suspend.js'),
  },
  {
    name: 'resume',
    summary: 'end a suspension (解挂)',
    load: () => import('../commands/resume.js'),
  },
  {
    name: 'cancel',
    summary: 'end the social application for good (注销)',
    load: () => import('../commands/cancel.js'),
  },
  {
    name: 'block',
    summary: 'block the social application, one directory, or the whole card',
    load: () => import('../commands/block.js'),
  },
  {
    name: 'unblock',
    summary: 'end a block',
    load: () => import('../commands/unblock.js'),
  },
  {
    name: 'decode',
    summary: 'explain commands, answers, TLV, ATR, status words and traces',
    load: () => import('../commands/decode.js'),
  },
  {
    name: 'fuzz',
    summary: 'explore a card for what no card may do',
    load: () => import('../commands/fuzz.js'),
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
