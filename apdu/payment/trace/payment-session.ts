import { toHex } from '../../bytes.js';
import { parseTlv, type TlvNode } from '../../codec/ber-tlv.js';
import type { Language } from '../../codec/bilingual.js';
import type { CommandApdu } from '../../codec/command-apdu.js';
import { unlessDamaged } from '../../codec/unless-damaged.js';
import { decodeTlvFields } from '../../trace/decode-tlv.js';
import type { DecodedField } from '../../trace/decoded-exchange.js';
import { SELECT } from '../../trace/select-coding.js';
import type { DialectSession } from '../../trace/trace-dialect.js';
import { type DolEntry, parseDol } from '../data-object-list.js';
import { parseCryptogramAnswer, parseProcessingOptions } from '../response-template.js';
import { paymentTag } from '../tags-table.js';
import { parseLogEntry, USUAL_LOG_FORMAT } from '../transaction-log.js';
import { isPaymentName } from './payment-applications.js';
import { PAYMENT_COMMANDS, tagOfParameters } from './payment-commands.js';
import { dolFields, loadLogFields, PAYMENT_TAG_NAMES, plainField, tagField } from './payment-fields.js';

const INS = {
  readRecord: PAYMENT_COMMANDS.READ_RECORD.ins,
  processingOptions: PAYMENT_COMMANDS.GET_PROCESSING_OPTIONS.ins,
  generateAc: PAYMENT_COMMANDS.GENERATE_AC.ins,
  getData: PAYMENT_COMMANDS.GET_DATA.ins,
  putData: PAYMENT_COMMANDS.PUT_DATA.ins,
  updateRecord: PAYMENT_COMMANDS.UPDATE_RECORD.ins,
  internalAuthenticate: PAYMENT_COMMANDS.INTERNAL_AUTHENTICATE.ins,
  externalAuthenticate: PAYMENT_COMMANDS.EXTERNAL_AUTHENTICATE.ins,
};

/** The bank application's own blocking commands carry nothing but a MAC. */
const MAC_ONLY: ReadonlySet<number> = new Set([
  PAYMENT_COMMANDS.APPLICATION_BLOCK.ins,
  PAYMENT_COMMANDS.APPLICATION_UNBLOCK.ins,
  PAYMENT_COMMANDS.CARD_BLOCK.ins,
]);

const COMMAND_TEMPLATE = 0x83;
const RESPONSE_VALUES = 0x80;
const MAC_BYTES = 4;
const ARPC_BYTES = 8;
/** Where the logs are on every card of the field. pboc.md section 2. */
const USUAL_LOG_SFI = 0x0b;
const USUAL_LOAD_LOG_SFI = 0x0c;
const USUAL_DDOL: readonly DolEntry[] = [{ tag: 0x9f37, length: 4 }];

const WORDS = {
  mac: { en: 'MAC', zh: 'MAC' },
  arpc: { en: 'ARPC', zh: 'ARPC' },
};

/** Tags whose last value in the trace explains later commands. */
type Learnt = 0x9f38 | 0x8c | 0x8d | 0x9f49 | 0x9f4f | 0x9f4d | 0xdf4d;
const LEARNT: ReadonlySet<number> = new Set<Learnt>([0x9f38, 0x8c, 0x8d, 0x9f49, 0x9f4f, 0x9f4d, 0xdf4d]);

/**
 * Follows a bank application: data of PDOL, CDOL, DDOL and log are explained by the lists last seen. Damaged data are not
 * explained; they stand as bytes.
 */
export class PaymentSession implements DialectSession {
  readonly #learnt = new Map<number, Uint8Array>();
  /** GENERATE AC commands that succeeded since GET PROCESSING OPTIONS. */
  #cryptograms = 0;

  constructor(private readonly language: Language) {}

  speaksFor(name: Uint8Array): boolean {
    return isPaymentName(name);
  }

  recognises(command: CommandApdu): boolean {
    const { cla, ins, data } = command;
    if (cla === 0x80 && ins === INS.processingOptions) return data[0] === COMMAND_TEMPLATE;
    if (cla === 0x80 && ins === INS.generateAc) return true;
    const namesTag = (cla === 0x80 && ins === INS.getData) || (cla === 0x04 && ins === INS.putData);
    return namesTag && paymentTag(tagOfParameters(command)) !== undefined;
  }

  reset(): void {
    this.#learnt.clear();
    this.#cryptograms = 0;
  }

  follow({ ins }: CommandApdu): void {
    if (ins === SELECT) this.reset();
    else if (ins === INS.processingOptions) this.#cryptograms = 0;
    else if (ins === INS.generateAc) this.#cryptograms++;
  }

  commandFields(command: CommandApdu): readonly DecodedField[] | undefined {
    return unlessDamaged(() => this.#commandFields(command));
  }

  answerFields(command: CommandApdu, data: Uint8Array): readonly DecodedField[] | undefined {
    const nodes = unlessDamaged(() => parseTlv(data));
    if (nodes !== undefined) this.#learn(nodes);
    return unlessDamaged(() => this.#answerFields(command, data)) ?? this.#objects(data);
  }

  #commandFields(command: CommandApdu): readonly DecodedField[] | undefined {
    const { cla, ins, data } = command;
    if (MAC_ONLY.has(ins)) return [plainField(WORDS.mac, data, this.language)];
    switch (ins) {
      case INS.processingOptions:
        return this.#processingOptions(data);
      case INS.generateAc:
        return this.#cardRiskData(data);
      case INS.internalAuthenticate:
        return dolFields(this.#dol(0x9f49) ?? USUAL_DDOL, data, this.language);
      case INS.externalAuthenticate:
        return [
          plainField(WORDS.arpc, data.subarray(0, ARPC_BYTES), this.language),
          tagField(0x8a, data.subarray(ARPC_BYTES), this.language),
        ];
      case INS.putData: {
        const [value, mac] = withoutMac(data);
        return [tagField(tagOfParameters(command), value, this.language), this.#mac(mac)];
      }
      case INS.updateRecord: {
        if ((cla & 0x04) === 0) return this.#objects(data);
        const [record, mac] = withoutMac(data);
        return [...(this.#objects(record) ?? []), this.#mac(mac)];
      }
      default:
        return undefined;
    }
  }

  /** Template 83 with the data of the PDOL, which stand as they are when no PDOL was seen. */
  #processingOptions(data: Uint8Array): readonly DecodedField[] | undefined {
    const [template, ...more] = parseTlv(data);
    if (template?.tag !== COMMAND_TEMPLATE || more.length > 0) return undefined;
    const pdol = this.#dol(0x9f38);
    const fields =
      pdol === undefined ? undefined : unlessDamaged(() => dolFields(pdol, template.value, this.language));
    const field = tagField(COMMAND_TEMPLATE, template.value, this.language);
    return [fields === undefined || fields.length === 0 ? field : { ...field, fields }];
  }

  /** By CDOL1 the first time and CDOL2 the second, by the other when only that fits. */
  #cardRiskData(data: Uint8Array): readonly DecodedField[] | undefined {
    const order = this.#cryptograms === 0 ? ([0x8c, 0x8d] as const) : ([0x8d, 0x8c] as const);
    for (const tag of order) {
      const dol = this.#dol(tag);
      const fields = dol === undefined ? undefined : unlessDamaged(() => dolFields(dol, data, this.language));
      if (fields !== undefined) return fields;
    }
    return undefined;
  }

  #answerFields(command: CommandApdu, data: Uint8Array): readonly DecodedField[] | undefined {
    const { ins, p1, p2 } = command;
    switch (ins) {
      case INS.processingOptions:
        return data[0] === RESPONSE_VALUES
          ? this.#values(parseProcessingOptions(data).objects)
          : this.#objects(data);
      case INS.generateAc:
        return data[0] === RESPONSE_VALUES
          ? this.#values(parseCryptogramAnswer(data).objects)
          : this.#objects(data);
      case INS.internalAuthenticate: {
        const [template] = parseTlv(data);
        return template?.tag === RESPONSE_VALUES
          ? [tagField(0x9f4b, template.value, this.language)]
          : undefined;
      }
      case INS.readRecord:
        return this.#logFields(p2 >> 3, p1, data);
      default:
        return undefined;
    }
  }

  #logFields(sfi: number, record: number, data: Uint8Array): readonly DecodedField[] | undefined {
    if (sfi === this.#logSfi(0x9f4d, USUAL_LOG_SFI))
      return dolFields(this.#dol(0x9f4f) ?? parseDol(USUAL_LOG_FORMAT), data, this.language);
    if (sfi === this.#logSfi(0xdf4d, USUAL_LOAD_LOG_SFI) && record === 0)
      return loadLogFields(data, this.language);
    return undefined;
  }

  #values(objects: ReadonlyMap<number, Uint8Array>): readonly DecodedField[] {
    return Array.from(objects, ([tag, value]) => tagField(tag, value, this.language));
  }

  #objects(data: Uint8Array): readonly DecodedField[] | undefined {
    return decodeTlvFields(data, this.language, PAYMENT_TAG_NAMES);
  }

  #mac(mac: Uint8Array): DecodedField {
    return { label: WORDS.mac[this.language], hex: toHex(mac) };
  }

  #learn(nodes: readonly TlvNode[]): void {
    for (const { tag, value, children } of nodes) {
      if (LEARNT.has(tag)) this.#learnt.set(tag, value.slice());
      if (children !== undefined) this.#learn(children);
    }
  }

  #dol(tag: Learnt): DolEntry[] | undefined {
    const list = this.#learnt.get(tag);
    return list === undefined ? undefined : unlessDamaged(() => parseDol(list));
  }

  #logSfi(tag: Learnt, usual: number): number {
    const entry = this.#learnt.get(tag);
    return entry === undefined ? usual : (unlessDamaged(() => parseLogEntry(entry))?.sfi ?? usual);
  }
}

function withoutMac(data: Uint8Array): [Uint8Array, Uint8Array] {
  const end = Math.max(0, data.length - MAC_BYTES);
  return [data.subarray(0, end), data.subarray(end)];
}
