import { toHex } from '../../bytes.js';
import { TORN } from '../fault.js';
import type { ByteRange, ExchangeEvent, Fault, ResetEvent, SessionEvent } from '../session-event.js';
import { gsmtapPacket, MAX_GSMTAP_BYTES, SIM_CONTENTS } from './gsmtap.js';
import {
  enhancedPacket,
  interfaceDescription,
  LINKTYPE_RAW,
  LINKTYPE_WIRESHARK_UPPER_PDU,
  sectionHeader,
} from './pcapng.js';
import { isReadableAnswerToReset, simExchange } from './sim-exchange.js';
import { upperPdu } from './upper-pdu.js';

/** Where the bytes go, as they come. */
export interface BytesTarget {
  write(bytes: Uint8Array): void;
}

export interface CaptureNotes {
  title: string;
  /** Name and version: `sscard 0.1.0`. */
  program: string;
  /** Nothing is hidden. */
  testKeys: boolean;
  /** The clock of the session, as milliseconds since 1970 at its 0. */
  epochMs: number;
}

/** What stands for a secret byte: `*`, as Wireshark shows it beside the hexadecimal. */
const HIDDEN_BYTE = 0x2a;
const SENT_BYTES_SHOWN = 64;
const HEADER_BYTES = 4;
const GSMTAP = 0;
const APART = 1;
const PROTOCOL = 'ISO 7816';
const NO_BYTES = new Uint8Array(0);

/**
 * Writes a capture (pcapng) that Wireshark dissects: each exchange is one GSMTAP packet of a SIM over UDP, at the time
 * at which it began. What that cannot carry, or what its dissector would take for damage, is a packet of the second
 * interface. Nothing of the session is kept here.
 */
export class CaptureWriter {
  readonly #target: BytesTarget;
  readonly #epochMs: number;

  /** Writes the head of the file. */
  constructor(target: BytesTarget, { title, program, testKeys, epochMs }: CaptureNotes) {
    this.#target = target;
    this.#epochMs = epochMs;
    const secrets = testKeys
      ? 'Nothing is hidden: the keys and PINs were declared test keys.'
      : 'Secret bytes are hidden: each is 2A (*).';
    target.write(sectionHeader({ comment: `${title}\n${secrets}`, application: program }));
    target.write(interfaceDescription(LINKTYPE_RAW, 'card', 'what host and card said, as GSMTAP'));
    const rest = 'what GSMTAP cannot carry, or its dissector would misread';
    target.write(interfaceDescription(LINKTYPE_WIRESHARK_UPPER_PDU, 'card, apart', rest));
  }

  event(event: SessionEvent): void {
    switch (event.kind) {
      case 'exchange':
        this.#exchange(event);
        break;
      case 'reset':
        this.#reset(event);
        break;
      case 'failure': {
        const bytes = withoutSecrets(event.command, event.hidden?.command);
        const information = `${toHex(bytes.subarray(0, HEADER_BYTES), ' ')}: ${noAnswer(event.fault)}`;
        const comment = [noAnswer(event.fault), ...hiddenNotes(event)].join('; ');
        this.#asData(event, bytes, information, comment);
        break;
      }
      case 'reset-failure': {
        const told = `${event.resetKind} reset, ${event.cardInterface} interface: ${noAnswer(event.fault)}`;
        this.#asData(event, NO_BYTES, told);
        break;
      }
      case 'tear':
        this.#asData(event, NO_BYTES, `power is to go after ${event.writes} writes`);
        break;
      case 'power-off':
        this.#asData(event, NO_BYTES, 'power off');
    }
  }

  #exchange(event: ExchangeEvent): void {
    const command = withoutSecrets(event.command, event.hidden?.command);
    const response = withoutSecrets(event.response, event.hidden?.response);
    const { bytes, exact, readable } = simExchange(command, response);
    const notes = [...(exact || !readable ? [] : [sentAs(command)]), ...hiddenNotes(event)];
    const comment = notes.join('; ');
    if (readable && bytes.length <= MAX_GSMTAP_BYTES) {
      this.#write(GSMTAP, event, gsmtapPacket(SIM_CONTENTS.APDU, bytes), comment);
      return;
    }
    if (readable) {
      this.#write(APART, event, upperPdu({ dissector: 'gsm_sim', bytes }), comment);
      return;
    }
    const information = `${toHex(command.subarray(0, HEADER_BYTES), ' ')}: ${toHex(response.subarray(-2))}`;
    const lengths = `command of ${command.length} bytes, answer of ${response.length}`;
    this.#asData(event, bytes, information, [lengths, ...notes].join('; '));
  }

  #reset(event: ResetEvent): void {
    const { answerToReset: bytes, resetKind, cardInterface, protocol } = event;
    const told = `${resetKind} reset, ${cardInterface} interface, ${protocol}: the answer to reset`;
    if (isReadableAnswerToReset(bytes))
      this.#write(GSMTAP, event, gsmtapPacket(SIM_CONTENTS.ATR, bytes), told);
    else this.#asData(event, bytes, told);
  }

  #asData(event: SessionEvent, bytes: Uint8Array, information: string, comment = information): void {
    this.#write(
      APART,
      event,
      upperPdu({ dissector: 'data', protocol: PROTOCOL, information, bytes }),
      comment,
    );
  }

  #write(interfaceId: number, { startedAtMs = 0 }: SessionEvent, bytes: Uint8Array, comment: string): void {
    const timeUs = Math.round((this.#epochMs + startedAtMs) * 1000);
    this.#target.write(enhancedPacket({ interfaceId, timeUs, bytes, ...(comment !== '' && { comment }) }));
  }
}

function withoutSecrets(bytes: Uint8Array, hidden: readonly ByteRange[] | undefined): Uint8Array {
  if (hidden === undefined) return bytes;
  const shown = bytes.slice();
  for (const { offset, count } of hidden) shown.fill(HIDDEN_BYTE, offset, offset + count);
  return shown;
}

function hiddenNotes({ hidden }: Pick<ExchangeEvent, 'hidden'>): string[] {
  const count = (ranges: readonly ByteRange[] = []): number =>
    ranges.reduce((sum, range) => sum + range.count, 0);
  const [sent, received] = [count(hidden?.command), count(hidden?.response)];
  return [
    ...(sent > 0 ? [`${sent} secret bytes of the command are written as 2A`] : []),
    ...(received > 0 ? [`${received} secret bytes of the answer are written as 2A`] : []),
  ];
}

function sentAs(command: Uint8Array): string {
  const shown = toHex(command.subarray(0, SENT_BYTES_SHOWN), ' ');
  return `sent as ${shown}${command.length > SENT_BYTES_SHOWN ? ` ... (${command.length} bytes)` : ''}`;
}

function noAnswer(fault: Fault): string {
  return fault === TORN ? 'no answer: the card lost its power' : `no answer: ${fault}`;
}
