import { NEW_PIN, type Scenario, type Step, WRONG_PIN } from './scenario.js';

const APPROVED = { outcome: 'approved', code: 'APPROVED_OFFLINE', online: false, kind: 'TC' } as const;
const BY_ISSUER = { outcome: 'approved', code: 'APPROVED_ONLINE', online: true } as const;
const BY_CARD = { outcome: 'declined', code: 'DECLINED_BY_CARD', online: false, kind: 'AAC' } as const;
const DONE = { outcome: 'approved', code: 'SERVICE_DONE', online: true } as const;
const FAST = { path: 'fast-payment', ctq: '0000' } as const;
const FAST_ONLINE = { ...BY_ISSUER, ...FAST, kind: 'ARQC' } as const;
const DEBIT_CREDIT = { path: 'debit-credit', kind: 'TC', verification: 'offline-pin' } as const;
const INSERT = '--amount 12.34 --no-electronic-cash';

/** A new card over contacts: ARQC, ARPC, TC, each cryptogram signed (CDA), the PIN verified by the card. */
const FIRST_ONLINE: Step = {
  pay: INSERT,
  by: 'contact',
  issuer: true,
  gives: { ...BY_ISSUER, ...DEBIT_CREDIT, tvr: '0008000000', tsi: 'F800', cvr: '03641002' },
};

const tap = (yuan: string): Step => ({
  pay: `--amount ${yuan}`,
  by: 'contactless',
  gives: { ...APPROVED, ...FAST, cvr: '03900000' },
});

/** A wrong PIN of a file is entered once; the terminal then declines. */
const wrongPin = (cvr: string, tvr = '00080C0000'): Step => ({
  pay: INSERT,
  by: 'contact',
  issuer: true,
  pin: WRONG_PIN,
  gives: { outcome: 'declined', code: 'PIN_NOT_GIVEN', online: false, kind: 'AAC', tvr, cvr },
});

/**
 * What a payment lab shows first, on the demonstration card: 200.00 of electronic cash, at most 1000.00 a payment and in
 * all, a new card that pays offline (9F68 81500000), three PIN tries, ADA C238. Bits: pboc.md section 2.
 */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'fast payment offline',
    steps: [tap('12.34')],
    after: { balance: 18766, counter: 1, lastOnlineCounter: 0, pinTriesLeft: 3, payments: [1234] },
  },
  {
    name: 'fast payment online: the issuer approves, nothing is deducted; without issuer it is declined',
    steps: [
      {
        pay: '--amount 12.34 --online',
        by: 'contactless',
        issuer: true,
        gives: { ...FAST_ONLINE, cvr: '03A00000' },
      },
      {
        pay: '--amount 12.34 --online',
        by: 'contactless',
        gives: { outcome: 'declined', code: 'UNABLE_ONLINE', ...FAST, kind: 'ARQC', cvr: '03A00000' },
      },
    ],
    after: { balance: 20000, counter: 2, lastOnlineCounter: 0, pinTriesLeft: 3, payments: [] },
  },
  {
    name: 'online over contacts with ARPC, offline the next time',
    steps: [
      FIRST_ONLINE,
      {
        pay: INSERT,
        by: 'contact',
        gives: { ...APPROVED, ...DEBIT_CREDIT, tvr: '0000000000', tsi: 'E800', cvr: '03940002' },
      },
    ],
    after: { balance: 20000, counter: 2, lastOnlineCounter: 1, pinTriesLeft: 3, payments: [1234, 1234] },
  },
  {
    name: 'debit/credit over contactless',
    steps: [
      {
        pay: '--amount 12.34 --contactless-debit-credit',
        by: 'contactless',
        issuer: true,
        gives: {
          ...BY_ISSUER,
          ...DEBIT_CREDIT,
          verification: 'none',
          tvr: '0008000000',
          tsi: 'F800',
          cvr: '03601002',
        },
      },
    ],
    after: { balance: 20000, counter: 1, lastOnlineCounter: 1, pinTriesLeft: 3, payments: [1234] },
  },
  {
    name: 'electronic cash: loaded over contacts, spent over both',
    steps: [
      {
        pay: '--load 50',
        by: 'contact',
        issuer: true,
        gives: { ...DONE, ...DEBIT_CREDIT, tvr: '0008000000', tsi: 'FC00', cvr: '03641002' },
      },
      {
        pay: '--amount 10',
        by: 'contact',
        gives: {
          ...APPROVED,
          path: 'electronic-cash',
          verification: 'none',
          tvr: '0000000000',
          tsi: 'E800',
          cvr: '03900012',
        },
      },
      tap('1'),
    ],
    after: {
      balance: 23900,
      counter: 3,
      lastOnlineCounter: 1,
      pinTriesLeft: 3,
      payments: [100, 1000, 5000],
      loads: [[20000, 25000]],
    },
  },
  {
    name: 'above the limits, and foreign money at a card that takes none',
    steps: [
      {
        pay: '--amount 200.01 --offline-only',
        by: 'contactless',
        gives: { ...BY_CARD, ...FAST, cvr: '03802000' },
      },
      {
        pay: '--amount 200.01',
        by: 'contactless',
        issuer: true,
        gives: { ...FAST_ONLINE, cvr: '03A02000' },
      },
      {
        pay: '--load 800.01',
        by: 'contact',
        issuer: true,
        gives: {
          outcome: 'declined',
          code: 'DECLINED_BY_ISSUER',
          online: true,
          kind: 'AAC',
          tvr: '0008000000',
          cvr: '03241002',
        },
      },
      {
        pay: '--amount 10 --currency USD',
        by: 'contactless',
        issuer: true,
        gives: { ...BY_CARD, ...FAST, cvr: '03800000' },
      },
    ],
    after: { balance: 20000, counter: 4, lastOnlineCounter: 0, pinTriesLeft: 3, payments: [] },
  },
  {
    name: 'foreign money goes online',
    card: { 'financial.9F68': '81100000' },
    steps: [
      {
        pay: '--amount 10 --currency USD',
        by: 'contactless',
        issuer: true,
        gives: { ...FAST_ONLINE, cvr: '03A00000' },
      },
      {
        pay: '--amount 10 --currency USD --offline-only',
        by: 'contactless',
        gives: { ...BY_CARD, ...FAST, cvr: '03800000' },
      },
      { ...FIRST_ONLINE, pay: '--amount 10 --currency USD' },
    ],
    after: { balance: 20000, counter: 3, lastOnlineCounter: 3, pinTriesLeft: 3, payments: [1000] },
  },
  {
    name: 'a new card that may not pay before its issuer has seen it',
    card: { 'financial.9F68': '91700000' },
    steps: [
      {
        pay: '--amount 5 --offline-only',
        by: 'contactless',
        gives: { ...BY_CARD, ...FAST, cvr: '03800000' },
      },
      { pay: '--amount 5', by: 'contactless', issuer: true, gives: { ...FAST_ONLINE, cvr: '03A01000' } },
      FIRST_ONLINE,
      tap('5'),
    ],
    after: { balance: 19500, counter: 4, lastOnlineCounter: 3, pinTriesLeft: 3, payments: [500, 1234] },
  },
  {
    name: 'PIN tries exhausted, and given back by the issuer',
    card: { 'financial.9F68': '89500000' },
    steps: [
      wrongPin('03861000'),
      wrongPin('03861000'),
      {
        pay: INSERT,
        by: 'contact',
        issuer: true,
        pin: WRONG_PIN,
        gives: {
          outcome: 'declined',
          code: 'DECLINED_BY_ISSUER',
          online: true,
          kind: 'AAC',
          tvr: '0008240000',
          cvr: '03265002',
        },
      },
      { pay: '--amount 5', by: 'contactless', issuer: true, gives: { ...FAST_ONLINE, cvr: '03A04000' } },
      {
        pay: '--amount 5 --offline-only',
        by: 'contactless',
        gives: { ...BY_CARD, ...FAST, cvr: '03804000' },
      },
      {
        pay: '--unblock-pin',
        by: 'contact',
        issuer: true,
        gives: { ...DONE, path: 'debit-credit', tvr: '0008000000', tsi: 'FC00', cvr: '03605002' },
      },
      {
        pay: INSERT,
        by: 'contact',
        gives: { ...APPROVED, ...DEBIT_CREDIT, tvr: '0000000000', cvr: '03940012' },
      },
    ],
    after: { balance: 20000, counter: 7, lastOnlineCounter: 6, pinTriesLeft: 3, payments: [1234, 0] },
  },
  {
    name: 'a new PIN, changed by who knows the old one and replaced for who does not',
    steps: [
      {
        pay: '--change-pin',
        by: 'contact',
        issuer: true,
        newPin: NEW_PIN,
        gives: { ...DONE, ...DEBIT_CREDIT, tvr: '0008000000', tsi: 'FC00', cvr: '03641002' },
      },
      wrongPin('03860010', '00000C0000'),
      {
        pay: '--replace-pin',
        by: 'contact',
        issuer: true,
        newPin: WRONG_PIN,
        gives: { ...DONE, path: 'debit-credit', kind: 'TC', tvr: '0000000000', cvr: '03600012' },
      },
      {
        pay: INSERT,
        by: 'contact',
        pin: WRONG_PIN,
        gives: { ...APPROVED, ...DEBIT_CREDIT, tvr: '0000000000', cvr: '03940012' },
      },
    ],
    after: { balance: 20000, counter: 4, lastOnlineCounter: 3, pinTriesLeft: 3, payments: [1234, 0, 0] },
  },
  {
    name: 'an application that blocks itself with its last PIN try, unblocked by the issuer',
    card: { 'financial.9F52': 'C2B8' },
    steps: [
      wrongPin('03861000'),
      wrongPin('03861000'),
      {
        pay: INSERT,
        by: 'contact',
        issuer: true,
        pin: WRONG_PIN,
        gives: { ...BY_CARD, path: 'debit-credit', tvr: '0008240000', cvr: '03865200' },
      },
      {
        pay: '--amount 5',
        by: 'contact',
        gives: { outcome: 'terminated', code: 'APPLICATION_BLOCKED' },
      },
      {
        pay: '--amount 5',
        by: 'contactless',
        gives: { outcome: 'terminated', code: 'APPLICATION_BLOCKED' },
      },
      {
        pay: '--unblock-application',
        by: 'contact',
        issuer: true,
        gives: { ...DONE, kind: 'AAC', cvr: '03805200' },
      },
      tap('5'),
    ],
    after: { balance: 19500, counter: 5, lastOnlineCounter: 0, pinTriesLeft: 0, payments: [500] },
  },
  {
    name: 'the log keeps the ten newest',
    steps: Array.from({ length: 11 }, (_, index) => tap(String(index + 1))),
    after: {
      balance: 20000 - 6600,
      counter: 11,
      lastOnlineCounter: 0,
      pinTriesLeft: 3,
      payments: [1100, 1000, 900, 800, 700, 600, 500, 400, 300, 200],
    },
  },
];
