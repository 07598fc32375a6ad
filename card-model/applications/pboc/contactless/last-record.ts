import { concatBytes, equalBytes } from '../../../../apdu/bytes.js';
import { encodeTlv, parseTlv, type TlvInput } from '../../../../apdu/codec/ber-tlv.js';
import { unlessDamaged } from '../../../../apdu/codec/unless-damaged.js';
import type { CardCore } from '../../../kernel/card-core.js';
import { OBJECT } from '../objects.js';
import type { PaymentSession } from '../payment-session.js';
import { SFI } from '../sfi.js';
import { completePayment } from './complete.js';
import { pendingOf, type RecordPlace, servesKeptCopy, setPending } from './pending.js';

/** Where a signature stands that is too long for the answer of GET PROCESSING OPTIONS. pboc.md 3 */
export const SIGNATURE_RECORD: RecordPlace = { sfi: SFI.SIGNATURE, number: 0x01 };

const RECORD_TEMPLATE = 0x70;
const AUTHENTICATION_DATA = 0x9f69;

const isAt = (place: RecordPlace, { sfi, number }: RecordPlace): boolean =>
  place.sfi === sfi && place.number === number;

/**
 * A record with these objects in the place of those with the same tags, or behind the others; as it is where it is no
 * template, as the issuer's script may have left it.
 */
function withObjects(record: Uint8Array, objects: ReadonlyMap<number, Uint8Array>): Uint8Array {
  const [template] = unlessDamaged(() => parseTlv(record)) ?? [];
  if (template?.tag !== RECORD_TEMPLATE) return record;
  const children: TlvInput[] = (template.children ?? []).map(({ tag, value }) => ({
    tag,
    value: objects.get(tag) ?? value,
  }));
  for (const [tag, value] of objects) {
    if (!children.some((child) => child.tag === tag)) children.push({ tag, value });
  }
  return encodeTlv({ tag: RECORD_TEMPLATE, children });
}

/** What says of which payment a kept copy is: ATC and place. */
function keptHead(atc: Uint8Array, { sfi, number }: RecordPlace): Uint8Array {
  return concatBytes(atc, Uint8Array.of(sfi, number));
}

/** The copy of the last record of the last payment, if that is the record and no other transaction has begun since. */
function keptCopy({ selection }: CardCore, place: RecordPlace): Uint8Array | undefined {
  const { objects } = selection.directory;
  const kept = objects.get(OBJECT.LAST_FAST_PAYMENT.tag);
  const atc = objects.get(OBJECT.ATC.tag);
  if (!kept || !atc) return undefined;
  const head = keptHead(atc, place);
  return equalBytes(kept.subarray(0, head.length), head) ? kept.subarray(head.length) : undefined;
}

/**
 * A stored record as READ RECORD answers it: while a fast payment waits, with 9F69 in the last record and with a long
 * signature in its record; after a payment whose end was torn, the copy that was answered then. Changes nothing.
 */
export function recordToServe(
  core: CardCore,
  session: PaymentSession,
  place: RecordPlace,
  stored: Uint8Array,
): Uint8Array {
  if (core.interface !== 'contactless') return stored;
  const pending = pendingOf(session);
  if (!pending) return (servesKeptCopy(session) && keptCopy(core, place)) || stored;
  const objects = new Map<number, Uint8Array>();
  if (isAt(place, SIGNATURE_RECORD)) for (const [tag, value] of pending.moved) objects.set(tag, value);
  if (isAt(place, pending.last) && pending.authenticationData) {
    objects.set(AUTHENTICATION_DATA, pending.authenticationData);
  }
  return objects.size > 0 ? withObjects(stored, objects) : stored;
}

/**
 * For READ RECORD, once nothing stands against its answer any more: with the last record of an approved fast payment,
 * money, counters, CTQ, log and the copy of the record move as part of the running command, all or nothing.
 * @param served from `recordToServe`
 */
export function recordRead(
  core: CardCore,
  session: PaymentSession,
  place: RecordPlace,
  served: Uint8Array,
): void {
  const pending = pendingOf(session);
  const { transaction } = session;
  if (!pending || !transaction || !isAt(place, pending.last)) return;
  setPending(session, undefined);
  completePayment(core, transaction, pending);
  const { objects } = core.selection.directory;
  const head = keptHead(objects.get(OBJECT.ATC.tag)!, place);
  objects.write(core.memory, OBJECT.LAST_FAST_PAYMENT.tag, concatBytes(head, served));
}
