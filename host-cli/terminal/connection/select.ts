import { fromHex } from '../../../apdu/bytes.js';
import type { ResponseApdu } from '../../../apdu/codec/response-apdu.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import type { DirectoryPlan } from '../../../card-model/plan/file-plan.js';
import { getResponse } from './commands.js';
import { exchange } from './social-transport.js';

/** "sx1.sh." and 社会保障 in GBK. ssc-card.md 1. */
const SSSE_NAME = '7378312E73682EC9E7BBE1B1A3D5CF';
/** Id of the social application, as the plans name it. */
export const SOCIAL_APPLICATION = 'social';
const SELECT = 0xa4;
const ALL = 256;

/** P1. ISO/IEC 7816-4:2005, table 39. */
const BY = { IDENTIFIER: 0x00, ELEMENTARY_FILE: 0x02, NAME: 0x04 } as const;
/** P2: which information the card answers with. ISO/IEC 7816-4:2005, table 40. */
const ANSWER = { FCI: 0x00, FCP: 0x04 } as const;
export type SelectAnswer = keyof typeof ANSWER;

/** With these the file is selected, whatever its state. */
const SELECTED: ReadonlySet<number> = new Set([
  SW.SUCCESS,
  SW.SELECTED_FILE_DEACTIVATED,
  SW.CONTROL_INFORMATION_WRONG,
  SW.FILE_TERMINATED,
]);

/** Whether SELECT made the file current, be it with a warning about its state. */
export function isSelected(statusWord: number): boolean {
  return SELECTED.has(statusWord);
}

/** Selects the social security environment; the rights gained in it stay. */
export function selectSsse(transport: Transport): Promise<ResponseApdu> {
  return selectByName(transport, fromHex(SSSE_NAME));
}

/** Data of the answer: the FCI, or the FCP when asked for; empty when the card gives none. */
export function selectByName(
  transport: Transport,
  name: Uint8Array,
  answer: SelectAnswer = 'FCI',
): Promise<ResponseApdu> {
  return select(transport, BY.NAME, name, answer);
}

export function selectByIdentifier(
  transport: Transport,
  fid: number,
  answer: SelectAnswer = 'FCI',
): Promise<ResponseApdu> {
  return select(transport, BY.IDENTIFIER, Uint8Array.of(fid >> 8, fid & 0xff), answer);
}

/** An EF of the current directory. */
export function selectFile(transport: Transport, fid: number, answer?: SelectAnswer): Promise<ResponseApdu> {
  const data = Uint8Array.of(fid >> 8, fid & 0xff);
  // Cards answer a plain SELECT of an EF with the status word alone, and readers ask for no more.
  if (answer === undefined) {
    return exchange(transport, { cla: 0, ins: SELECT, p1: BY.ELEMENTARY_FILE, p2: 0, data });
  }
  return select(transport, BY.ELEMENTARY_FILE, data, answer);
}

/**
 * Makes a directory of a plan current. By name first, so that rights gained in it or above it stay; where the card
 * does not find the name of a directory below SSSE, SSSE is selected and the directory by its identifier.
 */
export async function selectDirectory(
  transport: Transport,
  directory: DirectoryPlan,
  answer: SelectAnswer = 'FCI',
): Promise<ResponseApdu> {
  if (directory.aid === undefined) return selectByIdentifier(transport, directory.fid, answer);
  const byName = await selectByName(transport, fromHex(directory.aid), answer);
  const belowSsse = directory.application === SOCIAL_APPLICATION && directory.aid !== SSSE_NAME;
  if (byName.statusWord !== SW.FILE_NOT_FOUND || !belowSsse) return byName;
  const above = await selectSsse(transport);
  return isSelected(above.statusWord) ? selectByIdentifier(transport, directory.fid, answer) : byName;
}

async function select(
  transport: Transport,
  p1: number,
  data: Uint8Array,
  answer: SelectAnswer,
): Promise<ResponseApdu> {
  const response = await exchange(transport, { cla: 0, ins: SELECT, p1, p2: ANSWER[answer], data, ne: ALL });
  const warned = response.statusWord !== SW.SUCCESS && isSelected(response.statusWord);
  if (!warned || response.data.length > 0 || transport.protocol !== 'T=0') return response;
  const { data: waiting } = await getResponse(transport);
  return { data: waiting, statusWord: response.statusWord };
}
