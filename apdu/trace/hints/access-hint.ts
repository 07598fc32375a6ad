import type { Bilingual, Language } from '../../codec/bilingual.js';
import type { AccessRuleEntry, DirectoryEntry } from '../card-dictionary.js';
import { APPEND_RECORD, UPDATE_BINARY, UPDATE_RECORD, WRITE_RECORD } from '../file-target.js';
import { bilingual, hexByte, hexWord } from '../names.js';
import type { Loss, RightName } from '../session-rights.js';
import { externalKey, keyText } from './key-text.js';
import { missingPart, rightsOf } from './missing-part.js';
import { directoryAt, type Refusal } from './refusal.js';
import { ruleText } from './rule-text.js';

const WRITING: ReadonlySet<number> = new Set([UPDATE_BINARY, UPDATE_RECORD, APPEND_RECORD, WRITE_RECORD]);

/** Something that asks for a right: a command, or a file that is read or written. */
interface Requirement {
  readonly what: string;
  readonly act: 'run' | 'read' | 'update';
  readonly rule: AccessRuleEntry;
  readonly directory: DirectoryEntry;
}

/** Which rule refused, and what of it is missing. Nothing when all that the rule asks for was seen to be there. */
export function accessHint(refusal: Refusal): Bilingual | undefined {
  // Before issue the transport key stands for every right; whether it was shown is not for this rule to tell.
  if (refusal.session.building) return undefined;
  let unsure: Requirement | undefined;
  for (const requirement of requirementsOf(refusal)) {
    const missing = missingOf(requirement, refusal);
    if (missing === 'always') continue;
    if (isInterface(missing) && refusal.session.interface === undefined) {
      unsure = { ...requirement, rule: missing };
      continue;
    }
    const all = unsure === undefined || missing === 'never' ? missing : { allOf: [unsure.rule, missing] };
    return bilingual((language) => hintText(requirement, all, refusal, language));
  }
  // That the interface is not known says little: the table may know more of this command.
  if (unsure === undefined || refusal.entry?.refusals?.SECURITY_STATUS_NOT_SATISFIED !== undefined)
    return undefined;
  return bilingual((language) => hintText(unsure, unsure.rule, refusal, language));
}

const isInterface = (rule: AccessRuleEntry): boolean => typeof rule === 'object' && 'interface' in rule;

function missingOf({ rule, directory }: Requirement, refusal: Refusal): AccessRuleEntry {
  const { rights, interface: link } = refusal.session;
  return missingPart(rule, {
    holds: (right) => rights.holds(ownerOf(right, directory, refusal), right),
    interface: link,
  });
}

/** In the order in which the card looks at them. */
function* requirementsOf({
  description,
  entry,
  file,
  target,
  command,
  selection,
}: Refusal): Generator<Requirement> {
  const { directory } = selection;
  const what = description?.name ?? '';
  if (description?.allowed !== undefined) {
    const at = directoryAt(selection, description.allowedAt ?? 'directory');
    if (at !== undefined) yield { what, act: 'run', rule: description.allowed, directory: at };
  }
  if (target !== undefined && file?.rules !== undefined && directory !== undefined) {
    const act = WRITING.has(command.ins) ? 'update' : 'read';
    yield { what: hexWord(file.fid), act, rule: file.rules[act], directory };
  }
  if (entry?.needs !== undefined) {
    const at = directoryAt(selection, entry.needs.of);
    if (at !== undefined) yield { what, act: 'run', rule: entry.needs.rule, directory: at };
  }
}

/** The PIN may be that of a directory above. */
function ownerOf(right: RightName, directory: DirectoryEntry, { selection }: Refusal): string {
  return right === 'pin' ? (selection.pinOwner()?.label ?? '') : directory.label;
}

function hintText(
  requirement: Requirement,
  missing: AccessRuleEntry,
  refusal: Refusal,
  language: Language,
): string {
  const { what, act, directory } = requirement;
  if (missing === 'never') return NEVER[language](what, act);
  const needed = NEEDS[language](what, act, ruleText(missing, directory, language));
  return [needed, howTo(missing, directory, language), lossText(missing, requirement, refusal, language)]
    .filter((part) => part !== undefined)
    .join(language === 'en' ? '; ' : '；');
}

type Act = Requirement['act'];

const NEEDS = {
  en: (what: string, act: Act, rule: string) =>
    `${what} needs ${rule}${{ run: '', read: ', to be read', update: ', to be updated' }[act]}`,
  zh: (what: string, act: Act, rule: string) =>
    `${{ run: '', read: '读 ', update: '更新 ' }[act]}${what} 需要 ${rule}`,
};

const NEVER = {
  en: (what: string, act: Act) =>
    act === 'run' ? `${what} is never allowed` : `no command from outside may ${act} ${what}`,
  zh: (what: string, act: Act) =>
    act === 'run' ? `${what} 始终禁止` : `不允许任何外部命令${act === 'read' ? '读' : '更新'} ${what}`,
};

/** Only where a single thing is missing. */
function howTo(missing: AccessRuleEntry, directory: DirectoryEntry, language: Language): string | undefined {
  const rights = rightsOf(missing);
  const [only] = rights;
  if (only === undefined || rights.length > 1) return undefined;
  if (only === 'pin') return language === 'en' ? 'VERIFY it first' : '请先校验 PIN';
  const p2 = hexByte(only);
  return language === 'en'
    ? `GET CHALLENGE, then EXTERNAL AUTHENTICATE with P2 ${p2} in ${directory.label}`
    : `在 ${directory.label} 中先取随机数，再以 P2 = ${p2} 做外部认证`;
}

function lossText(
  missing: AccessRuleEntry,
  { directory }: Requirement,
  refusal: Refusal,
  language: Language,
): string | undefined {
  for (const right of rightsOf(missing)) {
    const loss = refusal.session.rights.lossOf(ownerOf(right, directory, refusal), right);
    if (loss === undefined) continue;
    const name =
      right === 'pin' ? 'PIN' : keyText(right, externalKey(directory, right), language, language === 'en');
    return LOST[language](name, causeText(loss, language));
  }
  return undefined;
}

const LOST = {
  en: (name: string, cause: string) => `the right of ${name} was there and ended with ${cause}`,
  zh: (name: string, cause: string) => `${name} 的权限曾取得，后因${cause}失效`,
};

function causeText(loss: Loss, language: Language): string {
  if (loss.by === 'reset') return language === 'en' ? 'the reset' : '复位';
  if (loss.by === 'failure') return language === 'en' ? 'a wrong try' : '一次失败的尝试';
  if (loss.directory === undefined)
    return language === 'en' ? 'the selection of another application' : '选择其他应用';
  return language === 'en' ? `the selection of ${loss.directory}` : `选择 ${loss.directory} `;
}
