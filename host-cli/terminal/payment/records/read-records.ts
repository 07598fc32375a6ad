import { parseTlv, tagToHex } from '../../../../apdu/codec/ber-tlv.js';
import { CodecError } from '../../../../apdu/codec/codec-error.js';
import type { ResponseApdu } from '../../../../apdu/codec/response-apdu.js';
import { SW } from '../../../../apdu/codec/status-word.js';
import { type AflRecord, aflRecords, parseAfl } from '../../../../apdu/payment/application-file-locator.js';
import { objectsByTag } from '../../../../apdu/payment/response-template.js';
import type { PaymentCard } from '../payment-card.js';
import { PaymentEnd, understood } from '../results/payment-end.js';
import { note, type StepRecorder, valueNote } from '../results/step-recorder.js';
import { refused } from '../selection/select-application.js';
import type { TransactionData } from '../transaction-data.js';

/** What the records of an AFL held; the objects are in the data of the transaction. */
export interface ApplicationRecords {
  readonly records: readonly AflRecord[];
  /** Records for offline authentication, one after the other; undefined when one does not have its form. */
  readonly staticBodies: readonly Uint8Array[] | undefined;
  /** Tags of the last record, read as part of it. */
  readonly lastRecord: ReadonlyMap<number, Uint8Array>;
}

const AFL = { en: 'AFL', zh: 'AFL' };
const RECORD_TEMPLATE = 0x70;
/** Files up to this SFI are made of template 70. EMV 4.3 Book 3, 10.2. */
const HIGHEST_TEMPLATE_SFI = 10;

const nameOf = ({ sfi, record }: AflRecord) => ({
  en: `record ${record} of SFI ${sfi}`,
  zh: `SFI ${sfi} 的 ${record} 号记录`,
});

/** @throws PaymentEnd `CARD_DATA_INVALID` for an AFL that is none, or that names records without end */
export function locatedRecords(fileLocator: Uint8Array): AflRecord[] {
  return understood(AFL, () => aflRecords(parseAfl(fileLocator)));
}

/** Reads one record; `last` for the last of the AFL. */
export type RecordReader = (record: AflRecord, last: boolean) => Promise<ResponseApdu>;

/**
 * Reads every record of an AFL in its order. EMV 4.3 Book 3, 10.2.
 * @param read default: READ RECORD, once
 * @throws PaymentEnd `CARD_DATA_INVALID`, `CARD_REFUSED`, `CARD_DATA_CONTRADICTORY` for a tag that stands twice
 */
export async function readApplicationData(
  card: PaymentCard,
  records: readonly AflRecord[],
  data: TransactionData,
  recorder: StepRecorder,
  read: RecordReader = ({ sfi, record }) => card.readRecord(sfi, record),
): Promise<ApplicationRecords> {
  const staticBodies: Uint8Array[] = [];
  let staticForm = true;
  let lastRecord: ReadonlyMap<number, Uint8Array> = new Map();
  for (const [index, record] of records.entries()) {
    const answer = await read(record, index === records.length - 1);
    if (answer.statusWord !== SW.SUCCESS) throw refused('READ RECORD', answer.statusWord);
    const { body, objects } = recordBody(record, answer.data);
    lastRecord = objects;
    for (const [tag, value] of objects) takeOnce(data, tag, value, record);
    if (!record.signed) continue;
    if (body === undefined) staticForm = false;
    else staticBodies.push(body);
  }
  recorder.record('reading', ...readingNotes(records), ...actionNotes(data));
  return { records, staticBodies: staticForm ? staticBodies : undefined, lastRecord };
}

/** A record as it takes part in authentication, and its objects. Records above SFI 10 are the issuer's own. */
export function recordBody(
  record: AflRecord,
  bytes: Uint8Array,
): { body: Uint8Array | undefined; objects: ReadonlyMap<number, Uint8Array> } {
  if (record.sfi > HIGHEST_TEMPLATE_SFI) {
    const isTemplate = bytes[0] === RECORD_TEMPLATE;
    return { body: isTemplate ? bytes.slice() : undefined, objects: new Map() };
  }
  return understood(nameOf(record), () => {
    const [template, ...more] = parseTlv(bytes);
    if (template?.tag !== RECORD_TEMPLATE || more.length > 0)
      throw new CodecError('TEMPLATE_INVALID', 'a record is one template 70');
    return { body: template.value.slice(), objects: objectsByTag(template.children ?? []) };
  });
}

/** An object twice makes it anybody's guess which one counts. EMV 4.3 Book 3, 10.2. */
function takeOnce(data: TransactionData, tag: number, value: Uint8Array, record: AflRecord): void {
  if (data.hasOfCard(tag)) {
    const { en, zh } = nameOf(record);
    const code = tagToHex(tag);
    const detail = { en: `tag ${code} again in ${en}`, zh: `标签 ${code} 在${zh}中重复` };
    throw new PaymentEnd('terminated', 'CARD_DATA_CONTRADICTORY', detail);
  }
  data.takeFromCard(tag, value);
}

function readingNotes(records: readonly AflRecord[]) {
  if (records.length === 0) return [note('no records to read', '无记录')];
  const signed = records.filter((record) => record.signed).length;
  const sfis = [...new Set(records.map(({ sfi }) => sfi))].join(', ');
  return [
    note(
      `${records.length} records of SFI ${sfis}, ${signed} of them signed`,
      `SFI ${sfis} 共 ${records.length} 条记录，其中 ${signed} 条参与脱机数据认证`,
    ),
  ];
}

/** What of the records steers the steps that follow. */
const TOLD = [0x5f24, 0x5f25, 0x9f07, 0x8e, 0x9f0d, 0x9f0e, 0x9f0f, 0x8c, 0x8d, 0x8f, 0x9f69] as const;

function actionNotes(data: TransactionData) {
  return TOLD.flatMap((tag) => {
    const value = data.ofCard(tag);
    return value === undefined ? [] : [valueNote(tag, value)];
  });
}

/** Data objects of a payment that must be there. @throws PaymentEnd `CARD_DATA_MISSING` */
export function requireObjects(data: TransactionData, ...tags: readonly number[]): void {
  const missing = tags.filter((tag) => data.ofCard(tag) === undefined).map(tagToHex);
  if (missing.length === 0) return;
  const names = missing.join(', ');
  throw new PaymentEnd('terminated', 'CARD_DATA_MISSING', { en: names, zh: names });
}

/** An object of the card with exactly that many bytes. @throws PaymentEnd `CARD_DATA_MISSING`, `CARD_DATA_INVALID` */
export function exactly(data: TransactionData, tag: number, bytes: number): Uint8Array {
  requireObjects(data, tag);
  const value = data.ofCard(tag)!;
  if (value.length === bytes) return value;
  const code = tagToHex(tag);
  throw new PaymentEnd('terminated', 'CARD_DATA_INVALID', {
    en: `tag ${code} has ${value.length} bytes, not ${bytes}`,
    zh: `标签 ${code} 长度 ${value.length}，应为 ${bytes}`,
  });
}
