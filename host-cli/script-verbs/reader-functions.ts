import type { Transport } from '../../apdu/transport/transport.js';
import { iDoDebit, iReadDebitRecord } from '../terminal/functions/debit-functions.js';
import { iChangePIN, iReloadPIN, iUnblockPIN, iVerifyPIN } from '../terminal/functions/pin-functions.js';
import { iReadCard } from '../terminal/functions/read-card.js';
import { iReadCardBas } from '../terminal/functions/read-card-bas.js';
import type { FunctionResult } from '../terminal/functions/result-codes.js';
import { iWriteCard } from '../terminal/functions/write-card.js';
import type { KeyRing } from '../terminal/keys/key-ring.js';
import type { KeySource } from '../terminal/keys/key-source.js';

/** What stands for the keypad, the PSAM and the reader of LD/T 33. */
export interface FunctionMeans {
  readonly transport: Transport;
  /** Undefined for `without-keys`. */
  readonly keys: KeySource | undefined;
  /** For functions that use keys. */
  keyRing(): KeyRing;
  /** What the holder enters; a word of `PIN_WORDS`. */
  pin(word: string): Promise<string>;
}

/** One function as scripts call it. */
export interface ReaderFunction {
  readonly name: string;
  /** Words behind the name; those in brackets may be left out. */
  readonly parameters: readonly string[];
  /** What it cannot do without. */
  readonly needs: readonly ('keys' | 'pin')[];
  call(words: readonly string[], means: FunctionMeans): Promise<FunctionResult>;
}

/** What a script may have the holder enter: the PIN itself never stands in a script. */
export const PIN_WORDS = ['pin', 'other-pin', 'wrong-pin'] as const;

const BY_PIN = '1';
const PIN: (typeof PIN_WORDS)[number] = 'pin';
const OTHER: (typeof PIN_WORDS)[number] = 'other-pin';

/** The functions of LD/T 33 that the terminal has, by their own names. ssc-card.md 6 */
export const READER_FUNCTIONS: readonly ReaderFunction[] = [
  {
    name: 'iReadCardBas',
    parameters: ['iType'],
    needs: [],
    call: ([type], { transport, keys }) => iReadCardBas(Number(type), transport, keys),
  },
  {
    name: 'iReadCard',
    parameters: ['iType', 'iAuthType', 'pCardInfo', 'pFileAddr', '[PIN]'],
    needs: [],
    async call([type, by = '', info = '', address = '', pin = PIN], { transport, keys, ...means }) {
      const given = by === BY_PIN ? { pin: await means.pin(pin) } : {};
      return iReadCard(Number(type), Number(by), info, address, transport, {
        ...given,
        ...(keys !== undefined && { keys }),
      });
    },
  },
  {
    name: 'iWriteCard',
    parameters: ['iType', 'pCardInfo', 'pFileAddr', 'pWriteData'],
    needs: ['keys'],
    call: ([type, info = '', address = '', data = ''], { transport, keyRing }) =>
      iWriteCard(Number(type), info, address, data, transport, keyRing()),
  },
  {
    name: 'iVerifyPIN',
    parameters: ['iType', '[PIN]'],
    needs: ['pin'],
    call: async ([type, pin = PIN], { transport, ...means }) =>
      iVerifyPIN(Number(type), transport, await means.pin(pin)),
  },
  {
    name: 'iChangePIN',
    parameters: ['iType', '[PIN]', '[NEW-PIN]'],
    needs: ['pin'],
    call: async ([type, before = PIN, after = OTHER], { transport, ...means }) =>
      iChangePIN(Number(type), transport, await means.pin(before), await means.pin(after)),
  },
  {
    name: 'iReloadPIN',
    parameters: ['iType', 'pCardInfo', '[NEW-PIN]'],
    needs: ['keys', 'pin'],
    call: async ([type, info = '', after = OTHER], { transport, keyRing, ...means }) =>
      iReloadPIN(Number(type), transport, keyRing(), await means.pin(after), info),
  },
  {
    name: 'iUnblockPIN',
    parameters: ['iType', 'pCardInfo'],
    needs: ['keys'],
    call: ([type, info = ''], { transport, keyRing }) =>
      iUnblockPIN(Number(type), transport, keyRing(), info),
  },
  {
    name: 'iDoDebit',
    parameters: ['iType', 'pCardInfo', 'pPayInfo', '[PIN]'],
    needs: ['keys', 'pin'],
    call: async ([type, info = '', payment = '', pin = PIN], { transport, keyRing, ...means }) =>
      iDoDebit(Number(type), info, payment, transport, { pin: await means.pin(pin), keyRing: keyRing() }),
  },
  {
    name: 'iReadDebitRecord',
    parameters: ['iType', '[PIN]'],
    needs: [],
    async call([type, pin], { transport, keys, ...means }) {
      const given = pin === undefined ? {} : { pin: await means.pin(pin) };
      return iReadDebitRecord(Number(type), transport, { ...given, ...(keys !== undefined && { keys }) });
    },
  },
];
