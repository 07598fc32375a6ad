import { concatBytes, fromHex } from '../../../apdu/bytes.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { CardDataError } from '../../../card-model/personalisation/card-data-error.js';
import { encodeRecord } from '../../../card-model/personalisation/encode-element.js';
import { keysOf } from '../../../card-model/plan/check-plan.js';
import { type ElementPlan, type FilePlan, recordBytes } from '../../../card-model/plan/file-plan.js';
import { opensRights } from '../../../card-model/security/key-type.js';
import { isSelected, selectFile } from '../connection/select.js';
import { exchange } from '../connection/social-transport.js';
import type { CardIdentification } from '../identify-card.js';
import { authenticate } from '../keys/authenticate.js';
import { profileOfGeneration } from '../keys/directories.js';
import type { KeySource } from '../keys/key-source.js';
import { fileLabel } from '../reading/file-reading.js';
import { refusal } from '../refusal.js';
import { requireCard } from './card-info.js';
import { reachInterface } from './card-type.js';
import { type AddressItem, type FileAddress, parseFileAddresses } from './file-address.js';
import { asFunction, authenticationFailure, cardFailure, failure } from './function-result.js';
import type { FunctionResult } from './result-codes.js';

const CLA = 0x00;
const INS = { UPDATE_BINARY: 0xd6, UPDATE_RECORD: 0xdc } as const;
/** P2 of UPDATE RECORD: by number, and the oldest record of a cyclic file, which becomes the newest. */
const RECORD = { BY_NUMBER: 0x04, OLDEST: 0x03 } as const;
/** As clients of the field write. ssc-card.md 1.1 */
const CHUNK_BYTES = 0x80;

/**
 * LD/T 33 iWriteCard: records by file address, each file under its UK. What stands in pWriteData is a convention of this
 * project: the values as iReadCard gives them, '|' behind each and '$' behind each file. All values are looked at before
 * anything is written; the text is '' on success.
 * @param pCardInfo '卡识别码|卡号|' of the card meant, or '' for any
 * @param pFileAddr as 'SSSEEF05|06|$DF01EF06|23|28|$'; a cyclic file without number: the record is appended
 */
export function iWriteCard(
  iType: number,
  pCardInfo: string,
  pFileAddr: string,
  pWriteData: string,
  transport: Transport,
  keys: KeySource,
): Promise<FunctionResult> {
  return asFunction(async () => {
    await reachInterface(iType, transport);
    const identification = await requireCard(transport, pCardInfo);
    const addresses = parseFileAddresses(pFileAddr, profileOfGeneration(identification.generation));
    const values = pWriteData.split('$');
    if (values.pop()?.trim() !== '' || values.length !== addresses.length) throw failure('DATA_ILLEGAL');
    const files = addresses.map((address, index) => ({
      address,
      updates: updatesOf(address, values[index]!),
    }));
    for (const { address, updates } of files) {
      await openFile(transport, address, keys, identification);
      for (const update of updates) await write(transport, update, address.file);
    }
    return '';
  });
}

/** P1, P2 and data of one command. */
interface Update {
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data: Uint8Array;
}

function updatesOf({ file, items }: FileAddress, text: string): readonly Update[] {
  const values = text.split('|');
  if (values.pop() !== '') throw failure('DATA_ILLEGAL');
  const wanted = items.flatMap((item) => targetsOf(item, file));
  if (values.length !== wanted.length) throw failure('DATA_ILLEGAL');
  return values.flatMap((value, index) => updateOf(file, wanted[index]!, value));
}

/** Numbers of the records that an item means; of other files the one thing there is to write. */
function targetsOf(item: AddressItem, file: FilePlan): readonly number[] {
  if (item.by === 'number') throw failure('BAD_PARAMETER', '循环文件只能追加，不写记录号');
  if (file.kind !== 'linear-variable') return [0];
  if (item.by === 'whole') return file.records.map((_, index) => index + 1);
  const numbers = file.records.flatMap(({ tag }, index) => (tag === item.tag ? [index + 1] : []));
  const number = numbers[item.turn - 1];
  if (number === undefined) throw failure('BAD_PARAMETER', `${fileLabel(file.fid)} 中没有该记录`);
  return [number];
}

function updateOf(file: FilePlan, number: number, value: string): readonly Update[] {
  if (file.kind === 'linear-variable') {
    const data = encodedRecord(file.records[number - 1]!, value);
    return [{ ins: INS.UPDATE_RECORD, p1: number, p2: RECORD.BY_NUMBER, data }];
  }
  const data = hexadecimal(value);
  if (file.kind === 'cyclic') {
    if (data.length !== recordBytes(file.fields)) throw failure('DATA_LENGTH');
    return [{ ins: INS.UPDATE_RECORD, p1: 0, p2: RECORD.OLDEST, data }];
  }
  if (file.kind !== 'transparent' || data.length > file.bytes) throw failure('DATA_LENGTH');
  return Array.from({ length: Math.ceil(data.length / CHUNK_BYTES) }, (_, index) => {
    const offset = index * CHUNK_BYTES;
    const chunk = data.subarray(offset, offset + CHUNK_BYTES);
    return { ins: INS.UPDATE_BINARY, p1: offset >> 8, p2: offset & 0xff, data: chunk };
  });
}

/** Text, digits or a number by the type of the element; nested elements and bytes are hexadecimal. */
function encodedRecord(plan: ElementPlan, value: string): Uint8Array {
  if (plan.elements !== undefined) {
    const inner = hexadecimal(value);
    if (inner.length !== plan.bytes) throw failure('DATA_LENGTH');
    return concatBytes(Uint8Array.of(plan.tag ?? 0, plan.bytes), inner);
  }
  try {
    return encodeRecord(plan, value, '');
  } catch (error) {
    if (error instanceof CardDataError) throw failure('DATA_ILLEGAL');
    throw error;
  }
}

function hexadecimal(value: string): Uint8Array {
  if (!/^(?:[0-9A-Fa-f]{2})+$/.test(value)) throw failure('ILLEGAL_CHARACTERS');
  return fromHex(value);
}

/** Authenticates with the UK and makes the file current. */
async function openFile(
  transport: Transport,
  { directory, file }: FileAddress,
  keys: KeySource,
  identification: CardIdentification,
): Promise<void> {
  const [reference] = keysOf(file.rules.update);
  const key = directory.keys.find((one) => one.reference === reference && opensRights(one.type));
  if (key === undefined) throw failure('BAD_PARAMETER', `${fileLabel(file.fid)} 不能从外部写入`);
  const result = await authenticate(transport, key.name, keys, identification);
  if (result.outcome !== 'authenticated') throw authenticationFailure(result);
  const label = fileLabel(file.fid);
  const { statusWord } = await selectFile(transport, file.fid);
  if (!isSelected(statusWord))
    throw cardFailure(refusal({ en: `selecting ${label}`, zh: `选择 ${label}` }, statusWord));
}

async function write(transport: Transport, { ins, p1, p2, data }: Update, file: FilePlan): Promise<void> {
  const { statusWord } = await exchange(transport, { cla: CLA, ins, p1, p2, data });
  if (statusWord === SW.SUCCESS) return;
  const label = fileLabel(file.fid);
  throw cardFailure(refusal({ en: `writing ${label}`, zh: `写 ${label}` }, statusWord));
}
