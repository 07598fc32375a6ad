import { equalBytes, toHex } from '../../../apdu/bytes.js';
import { encodeTlv } from '../../../apdu/codec/ber-tlv.js';
import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { objectOfTag } from '../../../card-model/applications/pboc/objects.js';
import { externalAuthenticate as externalAuthenticateCommand } from '../../../card-model/commands/external-authenticate.js';
import { verify as verifyCommand } from '../../../card-model/commands/verify.js';
import type { DataObjectImage } from '../../../card-model/files/data-objects.js';
import type { DirectoryImage } from '../../../card-model/files/directory.js';
import type { FileImage } from '../../../card-model/files/file-node.js';
import type { CardContents } from '../../../card-model/image/card-contents.js';
import type { Profile } from '../../../card-model/kernel/profile.js';
import type { DirectoryPlan } from '../../../card-model/plan/file-plan.js';
import type { KeyImage } from '../../../card-model/security/key.js';
import { usualVersion } from '../../../card-model/security/key-version.js';
import { verify } from '../connection/commands.js';
import { getData, verifyPaymentPin } from '../connection/payment-commands.js';
import { isSelected, selectByIdentifier, selectFile } from '../connection/select.js';
import { parseFileControlParameters } from '../exploring/file-control-parameters.js';
import { readContent, readRecords } from '../reading/read-file-bytes.js';
import { hexOfStatus } from '../refusal.js';
import { proofKindOf } from '../services/key-use.js';
import { isFailedProof, proveKey } from '../services/prove-key.js';

/** A place where the card is not as it was to be. */
export interface Difference {
  /** 'DF01.EF05 record 3', 'SSSE.RK' */
  readonly place: string;
  readonly problem: Bilingual;
}

/**
 * Compares a card with the contents it was built from: the structure and bytes of every file, and by using them the
 * PIN and every key that answers to anything. Needs the rights to read, which before issue the transport key gives.
 * Keys that only make MACs cannot be looked at without changing the card.
 * @throws TransportError when the link fails
 */
export async function readBack(
  transport: Transport,
  profile: Profile,
  { masterFile }: CardContents,
): Promise<Difference[]> {
  const differences: Difference[] = [];
  await compareDirectory(transport, profile, masterFile, profile.plan(), differences);
  return differences;
}

async function compareDirectory(
  transport: Transport,
  profile: Profile,
  image: DirectoryImage,
  plan: DirectoryPlan,
  differences: Difference[],
): Promise<void> {
  const tell = (place: string, problem: Bilingual) => differences.push({ place, problem });
  const { label } = plan;
  const application = profile.application(plan.application);
  const selected = await selectByIdentifier(transport, image.fid);
  if (!isSelected(selected.statusWord)) return void tell(label, answered('SELECT', selected.statusWord));
  // Where the cards' own EXTERNAL AUTHENTICATE is not served, keys answer to nothing.
  const provable = application.commands.includes(externalAuthenticateCommand) ? image.keys : [];
  for (const key of provable) {
    const statusWord = await faultOfKey(transport, key, image.keys);
    if (statusWord === undefined) continue;
    const name = plan.keys.find(
      ({ type, reference }) => type === key.type && reference === key.reference,
    )?.name;
    tell(name ?? label, answered('the key', statusWord));
  }
  if (image.pin) {
    const { statusWord } = application.commands.includes(verifyCommand)
      ? await verify(transport, image.pin.value)
      : await verifyPaymentPin(transport, image.pin.value);
    if (statusWord !== SW.SUCCESS) tell(`${label}.PIN`, answered('VERIFY', statusWord));
  }
  for (const object of image.objects ?? []) await compareObject(transport, object, label, tell);
  for (const file of image.files) await compareFile(transport, file, label, tell);
  for (const child of image.directories) {
    const childPlan = plan.directories.find(({ fid }) => fid === child.fid);
    if (childPlan) await compareDirectory(transport, profile, child, childPlan, differences);
  }
  if (image.directories.length > 0) await selectByIdentifier(transport, image.fid);
}

/** Has the card use a key; undefined when it fits, and for keys that nothing can be asked of. */
async function faultOfKey(
  transport: Transport,
  key: KeyImage,
  all: readonly KeyImage[],
): Promise<number | undefined> {
  // INTERNAL AUTHENTICATE names no version.
  const answering = usualVersion(all.filter(({ type }) => type === key.type));
  if (proofKindOf(key.type) === 'internal' && key !== answering) return undefined;
  const proof = await proveKey(transport, key);
  if (!isFailedProof(proof)) return undefined;
  // A wrong cryptogram comes with 9000.
  return proof.statusWord === SW.SUCCESS ? SW.MAC_WRONG : proof.statusWord;
}

/** Only those that GET DATA tells can be looked at. */
async function compareObject(
  transport: Transport,
  { tag, value }: DataObjectImage,
  label: string,
  tell: (place: string, problem: Bilingual) => void,
): Promise<void> {
  const object = objectOfTag(tag);
  if (!object?.get || object.computed) return;
  const place = `${label}.${tag.toString(16).toUpperCase().padStart(4, '0')}`;
  const { data, statusWord } = await getData(transport, tag);
  if (statusWord !== SW.SUCCESS) return tell(place, answered('GET DATA', statusWord));
  if (!equalBytes(data, encodeTlv({ tag, value }))) tell(place, CONTENTS);
}

async function compareFile(
  transport: Transport,
  file: FileImage,
  label: string,
  tell: (place: string, problem: Bilingual) => void,
): Promise<void> {
  const place = `${label}.${file.fid.toString(16).toUpperCase()}`;
  const selected = await selectFile(transport, file.fid, 'FCP');
  if (selected.statusWord !== SW.SUCCESS) return tell(place, answered('SELECT', selected.statusWord));
  const { bytes, recordBytes } = parseFileControlParameters(selected.data);
  if (file.kind === 'transparent') {
    if (bytes !== file.content.length) return tell(place, size(file.content.length, bytes));
    const { content, statusWord } = await readContent(transport);
    if (statusWord !== SW.SUCCESS) return tell(place, answered('READ BINARY', statusWord));
    if (content !== toHex(file.content)) tell(place, CONTENTS);
    return;
  }
  if (file.kind === 'cyclic' && recordBytes !== file.recordBytes) {
    return tell(place, size(file.recordBytes, recordBytes));
  }
  const { records, statusWord } = await readRecords(transport);
  if (statusWord !== SW.SUCCESS) return tell(place, answered('READ RECORD', statusWord));
  if (records.length !== file.records.length) {
    tell(place, countOfRecords(file.records.length, records.length));
  }
  for (const [index, record] of file.records.entries()) {
    const read = records[index];
    if (read && !equalBytes(read, record)) tell(`${place} record ${index + 1}`, CONTENTS);
  }
}

const CONTENTS: Bilingual = { en: 'other contents than were written', zh: '内容与写入的不同' };

const answered = (what: string, statusWord: number): Bilingual => ({
  en: `${what} answers ${hexOfStatus(statusWord)}`,
  zh: `${what} 返回 ${hexOfStatus(statusWord)}`,
});

const size = (wanted: number, found: number | undefined): Bilingual => ({
  en: `${found ?? 'no'} bytes instead of ${wanted}`,
  zh: `长度 ${found ?? '无'}，应为 ${wanted}`,
});

const countOfRecords = (wanted: number, found: number): Bilingual => ({
  en: `${found} records instead of ${wanted}`,
  zh: `${found} 条记录，应为 ${wanted}`,
});
