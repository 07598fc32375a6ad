import { concatBytes, fromHex, toHex } from '../../apdu/bytes.js';
import { findTlv, parseTlv } from '../../apdu/codec/ber-tlv.js';
import { encodeAmount } from '../../apdu/payment/amount.js';
import { buildDol, parseDol } from '../../apdu/payment/data-object-list.js';
import { iccKey } from '../../card-model/applications/pboc/icc-key.js';
import type { CyclicFile } from '../../card-model/files/cyclic-file.js';
import { PowerLoss } from '../../card-model/kernel/non-volatile-memory.js';
import {
  fddaTerminalData,
  offlineAuthentication,
  type PaymentAlgorithmName,
  type PaymentPublicKey,
} from '../../crypto/index.js';
import { type BankCore, CDOL1, CONTACTLESS_PDOL } from './bank-core.js';

const SUCCESS = 0x9000;
const AID = 'A000000333010101';
/** Records that the AFL of `BankCore` names; the last one completes a payment. */
const RECORDS = ['00B2011400', '00B2021400', '00B2013C00'];
const LAST_RECORD = RECORDS.at(-1)!;
const MAC_BYTES = 4;
/** More writes than any command of the card does. */
const MOST_WRITES = 9;

/** What becomes of the money, told by a terminal and an issuer who believe only what the card has shown them. */
export class BankWalk {
  loaded: number;
  spent = 0;
  taps = 0;
  cuts = 0;
  recovered = 0;
  private readonly publicKey: PaymentPublicKey;

  constructor(
    readonly bank: BankCore,
    readonly algorithm: PaymentAlgorithmName,
    private readonly random: (below: number) => number,
  ) {
    this.loaded = this.balance;
    this.publicKey = offlineAuthentication.publicKey(iccKey(bank.directory.objects, algorithm)!);
  }

  get balance(): number {
    return Number(this.bank.object(0x9f79));
  }

  get atc(): number {
    return Number.parseInt(this.bank.object(0x9f36), 16);
  }

  /** Amounts and counters that the log of the card tells, the newest first. */
  get log(): { amount: number; atc: number }[] {
    const file = this.bank.directory.fileBySfi(0x0b) as CyclicFile;
    return Array.from({ length: file.recordCount }, (_, index) => {
      const text = toHex(file.record(index + 1)!);
      return { amount: Number(text.slice(12, 24)), atc: Number.parseInt(text.slice(-4), 16) };
    });
  }

  /** One command; undefined when the power was cut in it. */
  private say(command: Uint8Array | string): Uint8Array | undefined {
    try {
      return this.bank.core.process(typeof command === 'string' ? fromHex(command) : command);
    } catch (error) {
      if (error instanceof PowerLoss) return undefined;
      throw error;
    } finally {
      this.bank.core.memory.tearAfter(0);
    }
  }

  /** Puts the card into the field and selects the application. */
  private insert(link: 'contact' | 'contactless'): void {
    this.bank.core.reset(link === 'contact' ? 'T=1' : 'contactless');
    const answer = this.say(`00A40400${hexByte(AID.length / 2)}${AID}00`);
    if (answer === undefined || statusOf(answer) !== SUCCESS) throw new Error('SELECT fails');
  }

  /** Arms a cut of the power somewhere in the next command; sometimes beyond its last write. */
  private maybeCut(): void {
    if (this.random(3) !== 0) this.bank.core.memory.tearAfter(1 + this.random(MOST_WRITES));
  }

  /** A purchase at a contactless reader, which keeps trying to read the end that it missed. */
  tap(amount: number): 'paid' | 'not approved' | 'torn' {
    this.taps++;
    this.insert('contactless');
    const unpredictableNumber = Uint8Array.from({ length: 4 }, () => this.random(256));
    const values = new Map([
      [0x9f66, fromHex('26000080')],
      [0x9f02, encodeAmount(amount)],
      [0x9f1a, fromHex('0156')],
      [0x5f2a, fromHex('0156')],
      [0x9a, fromHex('261122')],
      [0x9f37, unpredictableNumber],
    ]);
    const data = buildDol(parseDol(fromHex(CONTACTLESS_PDOL)), values);
    // Most writes, and so most cuts, belong to the last record.
    const cutIn = Math.min(this.random(2 * RECORDS.length), RECORDS.length);
    if (cutIn === 0) this.maybeCut();
    const options = this.say(
      concatBytes(
        fromHex('80A80000'),
        Uint8Array.of(data.length + 2, 0x83, data.length),
        data,
        fromHex('00'),
      ),
    );
    if (options === undefined) return this.cut();
    if (statusOf(options) !== SUCCESS) throw new Error(`GET PROCESSING OPTIONS: ${toHex(options)}`);
    const objects = parseTlv(options.subarray(0, -2));
    if (!findTlv(objects, '77/94')) return 'not approved';
    const signature = findTlv(objects, '77/9F4B')!.value;
    let last: Uint8Array | undefined;
    for (const [index, record] of RECORDS.entries()) {
      if (cutIn === index + 1) this.maybeCut();
      last = this.say(record);
      if (last === undefined) break;
    }
    const torn = last === undefined;
    if (torn) {
      this.cuts++;
      this.insert('contactless');
      last = this.say(LAST_RECORD)!;
    }
    const authenticationData = findTlv(parseTlv(last!.subarray(0, -2)), '70/9F69')?.value;
    if (!authenticationData) return 'torn';
    const signed = fddaTerminalData({
      version: 1,
      unpredictableNumber,
      amountAuthorised: encodeAmount(amount),
      currency: fromHex('0156'),
      cardAuthenticationData: authenticationData,
    });
    if (!offlineAuthentication.verifyDynamicData(this.publicKey, signature, signed).ok) {
      throw new Error('9F69 of another payment was given out');
    }
    if (torn) this.recovered++;
    this.spent += amount;
    return 'paid';
  }

  private cut(): 'torn' {
    this.cuts++;
    return 'torn';
  }

  /** GET PROCESSING OPTIONS over contacts and the first GENERATE AC; undefined when the power was cut. */
  private firstCryptogram(amount: number, indicator: '00' | '01', p1: '40' | '80'): Uint8Array | undefined {
    this.insert('contact');
    const money = toHex(encodeAmount(amount));
    const initiation = `83${hexByte(9)}${indicator}${money}0156`;
    const options = this.say(`80A80000${hexByte(initiation.length / 2)}${initiation}00`);
    if (options === undefined || statusOf(options) !== SUCCESS)
      throw new Error('GET PROCESSING OPTIONS fails');
    const values = new Map([
      [0x9f02, encodeAmount(amount)],
      [0x5f2a, fromHex('0156')],
      [0x9a, fromHex('261122')],
    ]);
    const data = buildDol(parseDol(fromHex(CDOL1)), values);
    this.maybeCut();
    return this.say(concatBytes(fromHex(`80AE${p1}00`), Uint8Array.of(data.length), data, fromHex('00')));
  }

  /** A purchase with electronic cash at a contact terminal: paid when the log of the card says so. */
  pay(amount: number): void {
    this.firstCryptogram(amount, '01', '40');
    this.bank.core.reset('T=1');
    const [newest] = this.log;
    if (newest?.atc === this.atc) this.spent += newest.amount;
  }

  /** The issuer loads up to `balance` by script; torn ones are looked up. */
  load(balance: number): void {
    const before = this.balance;
    const answer = this.firstCryptogram(0, '00', '80');
    if (answer !== undefined) {
      const firstCryptogram = findTlv(parseTlv(answer.subarray(0, -2)), '80')!.value.slice(3, 11);
      const [cla = 0, ins = 0, p1 = 0, p2 = 0] = fromHex('04DA9F79');
      const data = encodeAmount(balance);
      const keys = this.bank.keys;
      const mac = keys.scriptMac(this.atc, { cla, ins, p1, p2, data, firstCryptogram });
      this.maybeCut();
      this.say(concatBytes(Uint8Array.of(cla, ins, p1, p2, data.length + MAC_BYTES), data, mac));
    }
    this.bank.core.reset('T=1');
    if (![before, balance].includes(this.balance)) throw new Error('a load that is half done');
    this.loaded += this.balance - before;
  }
}

const statusOf = (answer: Uint8Array): number => (answer.at(-2)! << 8) | answer.at(-1)!;
const hexByte = (value: number): string => value.toString(16).padStart(2, '0');
