import { UsageError } from '../../errors/usage-error.js';
import type { TraceEntry } from '../trace-entry.js';
import { type CaptureNotes, readNotes } from './capture-notes.js';
import type { CapturedPacket, PacketReader } from './captured-packet.js';
import { SIM_CONTENTS, simPayload } from './gsmtap.js';
import { payloadOf } from './packet-layers.js';
import { isPcap, PcapReader } from './pcap.js';
import { isPcapng, PcapngReader } from './pcapng.js';
import { splitBehind, splitExchange } from './split-exchange.js';

/** Dissectors of packets that this project's captures hold beside GSMTAP. */
const UPPER = { SIM: 'gsm_sim', DATA: 'data' } as const;

export function isCapture(head: Uint8Array): boolean {
  return isPcap(head) || isPcapng(head);
}

/** Reads what passed between host and card from a capture (pcap, pcapng) with GSMTAP packets of a SIM. */
export class CaptureDecoder {
  readonly #reader: PacketReader;
  #found = 0;
  #packets = 0;

  /** @param head the first bytes of the capture, which are to be pushed too */
  constructor(head: Uint8Array) {
    this.#reader = isPcapng(head) ? new PcapngReader() : new PcapReader();
  }

  /** @throws UsageError naming the place of damage */
  push(piece: Uint8Array): readonly TraceEntry[] {
    const entries = this.#reader.push(piece).flatMap((packet) => {
      this.#packets++;
      return entriesOf(packet);
    });
    this.#found += entries.length;
    return entries;
  }

  /** @throws UsageError when the capture is cut, or has nothing of a card */
  end(): void {
    this.#reader.end();
    if (this.#found === 0)
      throw new UsageError(
        `none of the ${this.#packets} packets of the capture is of a card: GSMTAP on UDP port 4729, type SIM, is read`,
      );
  }
}

function entriesOf({ linkType, bytes, comment }: CapturedPacket): readonly TraceEntry[] {
  const payload = payloadOf(linkType, bytes);
  if (payload === undefined) return [];
  const notes = readNotes(comment);
  if (payload.kind === 'upper') {
    if (payload.dissector === UPPER.SIM) return [exchangeOf(payload.bytes, notes)];
    return payload.dissector === UPPER.DATA ? dataEntries(payload.bytes, notes) : [];
  }
  const sim = simPayload(payload.bytes);
  if (sim === undefined || sim.bytes.length === 0) return [];
  if (sim.contents === SIM_CONTENTS.ATR) return [{ kind: 'reset', answerToReset: sim.bytes }];
  return sim.contents === SIM_CONTENTS.APDU ? [exchangeOf(sim.bytes, notes)] : [];
}

/** What the dissector of SIMs would misread stands apart, with words on what it is. */
function dataEntries(bytes: Uint8Array, notes: CaptureNotes): readonly TraceEntry[] {
  if (notes.remark !== undefined) return [{ kind: 'remark', text: notes.remark }];
  if (notes.isAnswerToReset) return [{ kind: 'reset', answerToReset: bytes }];
  if (notes.noAnswer !== undefined)
    return [{ kind: 'command', command: bytes, why: notes.noAnswer, ...notes.hidden }];
  return bytes.length === 0 ? [] : [exchangeOf(bytes, notes)];
}

function exchangeOf(bytes: Uint8Array, notes: CaptureNotes): TraceEntry {
  const { sent, answerBytes, hidden } = notes;
  const known = sent === undefined ? undefined : splitBehind(bytes, sent);
  const { command, response } = known ?? countedFromEnd(bytes, answerBytes) ?? splitExchange(bytes);
  if (response === undefined) return { kind: 'command', command, why: 'cut in the capture', ...hidden };
  return { kind: 'exchange', command, response, ...hidden };
}

function countedFromEnd(bytes: Uint8Array, answerBytes: number | undefined) {
  if (answerBytes === undefined || answerBytes > bytes.length) return undefined;
  const end = bytes.length - answerBytes;
  return { command: bytes.subarray(0, end), response: bytes.subarray(end) };
}
