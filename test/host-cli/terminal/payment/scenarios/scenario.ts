import { expect } from 'vitest';
import type { CardInterface } from '../../../../../apdu/transport/card-port.js';
import { sscard } from '../../../../support/cli.js';
import { BANK_PIN } from '../bank-terminal.js';

/** Where the master keys of the test bank are. */
export const BANK = 'fixtures/personalisation/gen3-demo.json';
export const NEW_PIN = '975318';
export const WRONG_PIN = '000000';

export const ALGORITHM_SETS = ['sm', 'international'] as const;
export type AlgorithmSet = (typeof ALGORITHM_SETS)[number];

/** What a step must have come to; what is absent is not looked at. */
export interface Outcome {
  readonly outcome: 'approved' | 'declined' | 'terminated';
  readonly code: string;
  /** The issuer was asked and decided. */
  readonly online?: boolean;
  readonly path?: 'debit-credit' | 'electronic-cash' | 'fast-payment';
  readonly kind?: 'TC' | 'ARQC' | 'AAC';
  /** 95, 9B; hexadecimal. */
  readonly tvr?: string;
  readonly tsi?: string;
  /** CVR of the last 9F10, the four bytes. */
  readonly cvr?: string;
  /** 9F6C of a fast payment. */
  readonly ctq?: string;
  /** How the holder was verified. */
  readonly verification?: string;
}

/** One run of `sscard pay`. */
export interface Step {
  /** The options of it, but the card and the set of algorithms. */
  readonly pay: string;
  readonly by: CardInterface;
  /** Asks the bank; without it the terminal has no issuer. */
  readonly issuer?: true;
  /** What the holder enters; default: the right PIN. */
  readonly pin?: string;
  readonly newPin?: string;
  readonly gives: Outcome;
}

/** What the card tells when all is over. Amounts in fen. */
export interface After {
  readonly balance: number;
  readonly counter: number;
  readonly lastOnlineCounter: number;
  readonly pinTriesLeft: number;
  readonly blocked?: boolean;
  /** Amounts in the transaction log, newest first. */
  readonly payments: readonly number[];
  /** Balance before and after each load, newest first. */
  readonly loads?: readonly (readonly [before: number, after: number])[];
}

export interface Scenario {
  readonly name: string;
  /** Data of the demonstration card that are otherwise: `{ 'financial.9F68': '...' }`. */
  readonly card?: Readonly<Record<string, unknown>>;
  readonly steps: readonly Step[];
  readonly after: After;
}

/** Options that reach the card of a scenario by an interface. */
export type Reach = (cardInterface: CardInterface) => readonly string[];

/** The steps of a scenario one after the other, as somebody types them, and a look at the card afterwards. */
export async function play({ steps, after }: Scenario, set: AlgorithmSet, reach: Reach): Promise<void> {
  for (const step of steps) {
    const { status, result } = await run(step, set, reach);
    expect({ step: step.pay, ...result, status }).toMatchObject({
      step: step.pay,
      ...step.gives,
      status: step.gives.outcome === 'approved' ? 0 : 1,
    });
  }
  expect(await lookAt(reach)).toEqual({ blocked: false, loads: [], ...after });
}

async function run({ pay, by, issuer, pin = BANK_PIN, newPin }: Step, set: AlgorithmSet, reach: Reach) {
  const words = ['pay', ...reach(by), ...pay.split(' '), '--algorithm', set, '--json'];
  const argv = issuer ? [...words, '--issuer', BANK] : words;
  const environment = { SSCARD_BANK_PIN: pin, ...(newPin && { SSCARD_NEW_BANK_PIN: newPin }) };
  const { status, stdout, stderr } = await sscard(argv, { environment });
  expect(stderr).toBe('');
  for (const secret of [pin, newPin ?? pin]) expect(stdout).not.toContain(`"${secret}"`);
  return { status, result: outcomeOf(JSON.parse(stdout)) };
}

interface TaggedNote {
  readonly tag?: string;
  readonly value?: string;
}

interface ToldPayment extends Pick<Outcome, 'outcome' | 'code' | 'online' | 'path'> {
  readonly receipt?: {
    readonly cryptogramKind: string;
    readonly tvr?: string;
    readonly tsi?: string;
    readonly issuerData: string;
    readonly verification: string;
  };
  readonly steps: readonly { readonly notes: readonly TaggedNote[] }[];
}

function outcomeOf({ outcome, code, online, path, receipt, steps }: ToldPayment) {
  const notes = steps.flatMap((step) => step.notes);
  return {
    outcome,
    code,
    online,
    path,
    kind: receipt?.cryptogramKind,
    tvr: receipt?.tvr,
    tsi: receipt?.tsi,
    cvr: receipt?.issuerData.slice(6, 14),
    ctq: notes.find(({ tag }) => tag === '9F6C')?.value,
    verification: receipt?.verification,
  };
}

async function lookAt(reach: Reach): Promise<After> {
  const told = async (option: string) => {
    const { stdout } = await sscard(['pay', ...reach('contact'), option, '--json']);
    return JSON.parse(stdout);
  };
  const { balance, counter, lastOnlineCounter, pinTriesLeft, blocked } = await told('--balance');
  const log = await told('--log');
  return {
    balance,
    counter,
    lastOnlineCounter,
    pinTriesLeft,
    blocked,
    payments: log.payments.map(({ amount }: { amount: number }) => amount),
    loads: log.loads.map(({ before, after }: { before: number; after: number }) => [before, after]),
  };
}
