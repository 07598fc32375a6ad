import { toHex } from '../../../apdu/bytes.js';
import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import type { ResponseApdu } from '../../../apdu/codec/response-apdu.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { FileKind } from '../../../apdu/trace/card-dictionary.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { shortFileIdentifier } from '../../../card-model/files/elementary-file.js';
import type { Profile } from '../../../card-model/kernel/profile.js';
import { describeRule } from '../../../card-model/plan/describe-rule.js';
import {
  type DirectoryPlan,
  type FilePlan,
  fileKind,
  type KeyPlan,
} from '../../../card-model/plan/file-plan.js';
import type { AccessRule } from '../../../card-model/security/access-rule.js';
import type { KeyType } from '../../../card-model/security/key-type.js';
import { isSelected, type SelectAnswer, selectDirectory, selectFile } from '../connection/select.js';
import { fileLabel } from '../reading/file-reading.js';
import { type FileControlParameters, parseFileControlParameters } from './file-control-parameters.js';

/** Whether the card has it: `absent` after 6A82, `refused` for any other error. */
export type Presence = 'present' | 'absent' | 'refused';

interface Probed extends FileControlParameters {
  readonly presence: Presence;
  /** Of SELECT. */
  readonly statusWord: number;
}

export interface ExploredKey {
  /** 'SSSE.RK' */
  readonly name: string;
  readonly reference: number;
  readonly type: KeyType;
  readonly purpose: Bilingual;
}

export interface ExploredFile extends Probed {
  /** 'EF05' */
  readonly label: string;
  readonly name: Bilingual;
  readonly fid: number;
  readonly sfi: number;
  readonly kind: FileKind;
  /** Rules in words. */
  readonly read: Bilingual;
  readonly update: Bilingual;
}

export interface ExploredDirectory extends Probed {
  /** 'SSSE' */
  readonly label: string;
  readonly name: Bilingual;
  readonly fid: number;
  /** DF name, hexadecimal. */
  readonly aid?: string;
  /** As the profile plans them: a card does not tell which keys it has. */
  readonly keys: readonly ExploredKey[];
  readonly files: readonly ExploredFile[];
  readonly directories: readonly ExploredDirectory[];
}

export interface ExploredCard {
  /** Id of the profile whose tables were probed. */
  readonly profile: string;
  /** Hexadecimal. */
  readonly answerToReset: string;
  readonly root: ExploredDirectory;
}

/**
 * Probes every directory and file of a profile on the card with SELECT. Begins at the MF, so every right is lost.
 * @throws TransportError when the link fails
 */
export async function exploreCard(transport: Transport, profile: Profile): Promise<ExploredCard> {
  const root = await exploreDirectory(transport, profile.plan());
  return { profile: profile.id, answerToReset: toHex(transport.answerToReset), root };
}

async function exploreDirectory(transport: Transport, plan: DirectoryPlan): Promise<ExploredDirectory> {
  const probed = await probe((answer) => selectDirectory(transport, plan, answer));
  const files: ExploredFile[] = [];
  const directories: ExploredDirectory[] = [];
  for (const file of plan.files) files.push(await exploreFile(transport, plan, file, probed));
  for (const child of plan.directories) directories.push(await exploreDirectory(transport, child));
  const { label, name, fid, aid } = plan;
  return {
    label,
    name,
    fid,
    ...(aid !== undefined && { aid }),
    ...probed,
    keys: plan.keys.map(keyOf),
    files,
    directories,
  };
}

/** A file of a directory that is not there is not looked for: SELECT would find one of another directory. */
async function exploreFile(
  transport: Transport,
  directory: DirectoryPlan,
  plan: FilePlan,
  { presence, statusWord }: Probed,
): Promise<ExploredFile> {
  const probed =
    presence === 'present'
      ? await probe((answer) => selectFile(transport, plan.fid, answer))
      : { presence, statusWord };
  const words = (rule: AccessRule): Bilingual => ({
    en: describeRule(rule, directory, 'en'),
    zh: describeRule(rule, directory, 'zh'),
  });
  return {
    label: fileLabel(plan.fid),
    name: plan.name,
    fid: plan.fid,
    sfi: shortFileIdentifier(plan.fid),
    kind: fileKind(plan),
    ...probed,
    read: words(plan.rules.read),
    update: words(plan.rules.update),
  };
}

/** Asks for the FCP; a card that does not give it is asked plainly. */
async function probe(select: (answer: SelectAnswer) => Promise<ResponseApdu>): Promise<Probed> {
  const detailed = await select('FCP');
  if (isSelected(detailed.statusWord)) {
    return {
      presence: 'present',
      statusWord: detailed.statusWord,
      ...parseFileControlParameters(detailed.data),
    };
  }
  if (detailed.statusWord === SW.FILE_NOT_FOUND)
    return { presence: 'absent', statusWord: detailed.statusWord };
  const { statusWord } = await select('FCI');
  if (isSelected(statusWord)) return { presence: 'present', statusWord };
  return { presence: statusWord === SW.FILE_NOT_FOUND ? 'absent' : 'refused', statusWord };
}

const keyOf = ({ name, reference, type, purpose }: KeyPlan): ExploredKey => ({
  name,
  reference,
  type,
  purpose,
});
