import { findTlv, parseTlv, type TlvNode } from '../../../apdu/codec/ber-tlv.js';
import { CodecError } from '../../../apdu/codec/codec-error.js';
import type { CommandView } from '../../../apdu/codec/command-view.js';
import { SW } from '../../../apdu/codec/status-word.js';
import { parseAfl } from '../../../apdu/payment/application-file-locator.js';
import { type DolEntry, parseDol } from '../../../apdu/payment/data-object-list.js';
import type { Exchange } from './exchange.js';
import type { PinTries } from './try-book.js';

/** Lists that a card of the bank tells its terminals, and where they stand. pboc.md 1, 2 */
const LISTS = { PDOL: 0x9f38, CDOL1: 0x8c, CDOL2: 0x8d, DDOL: 0x9f49 } as const;
export type ListName = keyof typeof LISTS;

const TEMPLATE = { FCI: 0x6f, PROPRIETARY: 0xa5, RECORD: 0x70, PLAIN: 0x80, TAGGED: 0x77 } as const;
const FILE_LOCATOR = 0x94;
/** AIP before the file locator in template 80. */
const PROFILE_BYTES = 2;

/** A record that the file locator of a transaction names. */
export interface LocatedRecord {
  readonly sfi: number;
  readonly number: number;
}
const INS = { SELECT: 0xa4, READ_RECORD: 0xb2, GET_PROCESSING_OPTIONS: 0xa8 } as const;

/** What the bank application has told of itself in the running transaction. */
export class BankFacts {
  readonly #lists = new Map<ListName, readonly DolEntry[]>();
  /** What the last GET PROCESSING OPTIONS has told to read, in order. */
  located: readonly LocatedRecord[] = [];

  /** Undefined while the card has not told it. */
  list(name: ListName): readonly DolEntry[] | undefined {
    return this.#lists.get(name);
  }

  /** Another application was selected, or power taken away: the lists of the records stay true. */
  end(): void {
    this.#lists.delete('PDOL');
    this.located = [];
  }

  apply(exchange: Exchange): void {
    const { source, data } = exchange;
    if (!exchange.succeeded || data.length === 0) return;
    if (source.is(0x00, INS.READ_RECORD) && data[0] === TEMPLATE.RECORD) this.#learnRecord(data);
    if (source.is(0x80, INS.GET_PROCESSING_OPTIONS)) this.located = recordsOf(locatorIn(data));
    if (source.is(0x00, INS.SELECT) && data[0] === TEMPLATE.FCI) this.learnSelection(data);
  }

  /** @param information FCI of the bank application */
  learnSelection(information: Uint8Array): void {
    const nodes = parsed(information);
    this.#learn('PDOL', findTlv(nodes, [TEMPLATE.FCI, TEMPLATE.PROPRIETARY, LISTS.PDOL]));
  }

  #learnRecord(data: Uint8Array): void {
    const nodes = parsed(data);
    for (const name of ['CDOL1', 'CDOL2', 'DDOL'] as const) {
      this.#learn(name, findTlv(nodes, [TEMPLATE.RECORD, LISTS[name]]));
    }
  }

  #learn(name: ListName, node: TlvNode | undefined): void {
    if (node === undefined) return;
    try {
      this.#lists.set(name, parseDol(node.value));
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
    }
  }
}

/** Behind the byte of form and count. pboc.md 5 */
const DIGITS_AT = 1;

/** Whether a PIN block of the bank holds this PIN; undefined where it is not known. */
export function isRightBankPin({ value }: PinTries, view: CommandView): boolean | undefined {
  if (value === undefined) return undefined;
  const block = view.data();
  return (
    value.every((byte, index) => byte === block[DIGITS_AT + index]) &&
    isFiller(block, DIGITS_AT + value.length)
  );
}

const isFiller = (block: Uint8Array, start: number): boolean =>
  block.subarray(start, DIGITS_AT + 6).every((byte) => byte === 0xff);

/** What a VERIFY of the bank application says of its PIN. */
export function bankPinShown(pin: PinTries, { triesTold, statusWord, succeeded }: Exchange): void {
  if (triesTold !== undefined) pin.told(triesTold);
  else if (statusWord === SW.METHOD_BLOCKED) pin.told(0);
  else if (succeeded) pin.refilled();
}

export function tornBankPin(pin: PinTries, view: CommandView): void {
  pin.tornWhilePresented(isRightBankPin(pin, view));
}

function locatorIn(data: Uint8Array): Uint8Array {
  const [node] = parsed(data);
  if (node?.tag === TEMPLATE.PLAIN) return node.value.subarray(PROFILE_BYTES);
  return (
    (node?.tag === TEMPLATE.TAGGED && findTlv([node], [TEMPLATE.TAGGED, FILE_LOCATOR])?.value) ||
    new Uint8Array(0)
  );
}

function recordsOf(locator: Uint8Array): LocatedRecord[] {
  try {
    return parseAfl(locator).flatMap(({ sfi, first, last }) =>
      Array.from({ length: last - first + 1 }, (_, index) => ({ sfi, number: first + index })),
    );
  } catch (error) {
    if (error instanceof CodecError) return [];
    throw error;
  }
}

function parsed(bytes: Uint8Array): TlvNode[] {
  try {
    return parseTlv(bytes, { mode: 'lenient' });
  } catch (error) {
    if (error instanceof CodecError) return [];
    throw error;
  }
}
