import { encodeTlv, findTlv, parseTlv } from '../../apdu/codec/ber-tlv.js';
import type { CardInterface } from '../../apdu/transport/card-port.js';
import { type Card, createCard } from '../../card-model/card.js';
import type { DirectoryImage } from '../../card-model/files/directory.js';
import type { CardContents } from '../../card-model/image/card-contents.js';
import { parseCardData } from '../../card-model/personalisation/card-data.js';
import { personalise } from '../../card-model/personalisation/personalise.js';
import { gen3 } from '../../card-model/profiles/gen3.js';
import demonstrationFile from '../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { demonstrationWith } from './demonstration.js';
import { bytes, hex } from './hex.js';
import { BankOracle, type OracleAlgorithm } from './payment-oracle.js';
import { seededRandom } from './random.js';

export const ADF = 'A000000333010101';
const PBOC_FID = 0xdfa1;

/** A terminal's side of a transaction; hexadecimal, amounts in fen. */
export interface Purchase {
  readonly amount?: number;
  /** 5F2A */
  readonly currency?: string;
  /** 9F1A */
  readonly country?: string;
  /** 9F7A */
  readonly cash?: boolean;
  /** 95 */
  readonly tvr?: string;
  readonly date?: string;
  readonly time?: string;
  /** 9F37 */
  readonly random?: string;
}

/** Values of the objects that the demonstration card asks for, by tag. */
export function terminalValues(purchase: Purchase, sm: boolean): Record<string, string> {
  const { amount = 1000, currency = '0156', country = '0156', cash = false } = purchase;
  const { tvr = '0000000000', date = '261122', time = '101112', random = '11223344' } = purchase;
  return {
    DF69: sm ? '01' : '00',
    '9F1A': country,
    '9F7A': cash ? '01' : '00',
    '9F02': String(amount).padStart(12, '0'),
    '9F03': '000000000000',
    '5F2A': currency,
    '9F4E': hex(new TextEncoder().encode('SSCARD TEST MERCHANT')),
    '95': tvr,
    '9A': date,
    '9C': '00',
    '9F37': random,
    '9F21': time,
  };
}

const PDOL = ['DF69', '9F1A', '9F7A', '9F02', '5F2A', '9F4E'];
const CDOL1 = ['9F02', '9F03', '9F1A', '95', '5F2A', '9A', '9C', '9F37', '9F21', '9F4E'];
/** What a cryptogram of CVN 01 covers of them. */
const COVERED = CDOL1.slice(0, 8);

const joined = (tags: readonly string[], values: Record<string, string>): string =>
  tags.map((tag) => values[tag]!).join('');

/** An answer to GENERATE AC taken apart; hexadecimal. */
export interface Cryptogram {
  readonly statusWord: string;
  readonly information: string;
  readonly atc: string;
  readonly cryptogram: string;
  readonly issuerData: string;
  /** CVR, the four bytes. */
  readonly results: string;
  /** 9F4B of CDA. */
  readonly signature: string;
}

/** Demonstration contents with other data: `{ 'financial.9F52': 'C238' }`. */
export function bankContents(changes: Readonly<Record<string, unknown>> = {}): CardContents {
  return personalise(gen3, parseCardData(demonstrationWith(changes)), { allowWeakPin: true });
}

/** The contents with the bank application altered. */
export function withBank(
  contents: CardContents,
  change: (bank: DirectoryImage) => DirectoryImage,
): CardContents {
  const directories = contents.masterFile.directories.map((child) =>
    child.fid === PBOC_FID ? change(child) : child,
  );
  return { ...contents, masterFile: { ...contents.masterFile, directories } };
}

/** The contents with other data objects of the bank application, by tag in hexadecimal. */
export function withObjects(contents: CardContents, values: Readonly<Record<string, string>>): CardContents {
  return withBank(contents, (bank) => ({
    ...bank,
    objects: bank.objects!.map(({ tag, value }) => {
      const other = values[tag.toString(16).toUpperCase()];
      return { tag, value: other === undefined ? value : bytes(other) };
    }),
  }));
}

/** A card with a terminal and a bank in front of it: commands in hexadecimal. */
export class PaymentCard {
  readonly card: Card;
  readonly bank: BankOracle;

  constructor(
    readonly algorithm: OracleAlgorithm = 'SM4',
    contents: CardContents = bankContents(),
    link: CardInterface = 'contact',
  ) {
    this.card = createCard({ contents, protocol: 'T=1', random: seededRandom(5) });
    const { keys, pan, panSequence } = demonstrationFile.financial;
    this.bank = new BankOracle(algorithm, keys, { pan, psn: panSequence });
    this.card.powerOn(link);
  }

  /** The answer with its status word. */
  send(command: string): string {
    return hex(this.card.transmit(bytes(command)));
  }

  statusOf(command: string): string {
    return this.send(command).slice(-4);
  }

  select(name: string = ADF): string {
    return this.send(`00A40400${(name.length / 2).toString(16).padStart(2, '0')}${name}00`);
  }

  /** The value of a data object by GET DATA; its status word where there is none. */
  data(tag: string): string {
    const answer = this.send(`80CA${tag.padStart(4, '0')}00`);
    if (!answer.endsWith('9000')) return answer;
    return hex(parseTlv(bytes(answer.slice(0, -4)))[0]!.value);
  }

  /** An object of the application by its image, also one that GET DATA does not tell. */
  object(tag: number): string {
    const { objects = [] } = this.bankImage;
    return hex(objects.find((object) => object.tag === tag)?.value ?? new Uint8Array(0));
  }

  get bankImage(): DirectoryImage {
    return this.card.contents().masterFile.directories.find(({ fid }) => fid === PBOC_FID)!;
  }

  options(purchase: Purchase = {}): string {
    const values = joined(PDOL, terminalValues(purchase, this.algorithm === 'SM4'));
    const length = (values.length / 2).toString(16).padStart(2, '0');
    const lc = (values.length / 2 + 2).toString(16).padStart(2, '0');
    return this.send(`80A80000${lc}83${length}${values}00`);
  }

  /** SELECT and GET PROCESSING OPTIONS. */
  begin(purchase: Purchase = {}): string {
    this.select();
    return this.options(purchase);
  }

  firstCommand(p1: string, purchase: Purchase = {}): string {
    return `80AE${p1}0034${joined(CDOL1, terminalValues(purchase, false))}00`;
  }

  secondCommand(p1: string, code: string, purchase: Purchase = {}): string {
    return `80AE${p1}0036${code}${joined(CDOL1, terminalValues(purchase, false))}00`;
  }

  first(p1: string, purchase: Purchase = {}): Cryptogram {
    return takenApart(this.send(this.firstCommand(p1, purchase)));
  }

  /** @param code 8A in hexadecimal */
  second(p1: string, code: string, purchase: Purchase = {}): Cryptogram {
    return takenApart(this.send(this.secondCommand(p1, code, purchase)));
  }

  /** What the cryptogram must be. @param profile AIP */
  expectedCryptogram(
    { atc, results }: Pick<Cryptogram, 'atc' | 'results'>,
    purchase: Purchase = {},
    profile = '7D00',
  ): string {
    const covered = joined(COVERED, terminalValues(purchase, false));
    return this.bank.cryptogram(atc, covered + profile + atc + results);
  }

  /** EXTERNAL AUTHENTICATE with the ARPC of the bank. */
  authenticate({ atc, cryptogram }: Pick<Cryptogram, 'atc' | 'cryptogram'>, code = '3030'): string {
    return this.send(`008200000A${this.bank.arpc(atc, cryptogram, code)}${code}`);
  }

  /** A whole online transaction that the bank approves. */
  approveOnline(purchase: Purchase = {}): Cryptogram {
    this.begin(purchase);
    const first = this.first('80', purchase);
    this.authenticate(first);
    return this.second('40', '3030', purchase);
  }

  verify(digits: string): string {
    return this.send(`0020008008${pinBlock(digits)}`);
  }
}

export const pinBlock = (digits: string): string =>
  `2${digits.length.toString(16)}${digits}`.padEnd(16, 'F').toUpperCase();

function takenApart(answer: string): Cryptogram {
  const statusWord = answer.slice(-4);
  const empty = { information: '', atc: '', cryptogram: '', issuerData: '', results: '', signature: '' };
  if (statusWord !== '9000') return { statusWord, ...empty };
  const [template] = parseTlv(bytes(answer.slice(0, -4)));
  if (template!.tag === 0x80) {
    const value = hex(template!.value);
    const issuerData = value.slice(22);
    return {
      statusWord,
      information: value.slice(0, 2),
      atc: value.slice(2, 6),
      cryptogram: value.slice(6, 22),
      issuerData,
      results: issuerData.slice(6, 14),
      signature: '',
    };
  }
  const value = (tag: number): string => hex(findTlv([template!], [0x77, tag])?.value ?? new Uint8Array(0));
  const issuerData = value(0x9f10);
  return {
    statusWord,
    information: value(0x9f27),
    atc: value(0x9f36),
    cryptogram: value(0x9f26),
    issuerData,
    results: issuerData.slice(6, 14),
    signature: value(0x9f4b),
  };
}

/** TLV in hexadecimal. */
export const tlv = (tag: number, value: string): string => hex(encodeTlv({ tag, value: bytes(value) }));
