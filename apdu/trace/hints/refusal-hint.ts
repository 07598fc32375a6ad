import type { Bilingual } from '../../codec/bilingual.js';
import { describeStatusWord, isTriesLeft, type StatusWordName } from '../../codec/status-word.js';
import { bilingual } from '../names.js';
import { accessHint } from './access-hint.js';
import { externalKey, keyText } from './key-text.js';
import { exactLengthHint, waitingHint, wrongLengthHint } from './length-hint.js';
import { fileNotFoundHint, recordNotFoundHint, referenceNotFoundHint } from './missing-hint.js';
import type { Refusal } from './refusal.js';
import { challengeHint, conditionsHint, fileKindHint, macHint, triesLeftHint } from './state-hint.js';
import { unknownCommandHint } from './unknown-command-hint.js';

type Hint = (refusal: Refusal) => Bilingual | undefined;

/** What holds on any card and in any application. */
const ANYWHERE: Readonly<Partial<Record<StatusWordName, Hint>>> = {
  BYTES_AVAILABLE: waitingHint,
  EXACT_LENGTH: exactLengthHint,
  INSTRUCTION_UNKNOWN: unknownCommandHint,
  CLASS_UNKNOWN: unknownCommandHint,
};

/** What follows from the dictionary of the card and from what its session has done. */
const ON_THIS_CARD: Readonly<Partial<Record<StatusWordName, Hint>>> = {
  SECURITY_STATUS_NOT_SATISFIED: accessHint,
  TRIES_LEFT: triesLeftHint,
  NO_VALID_CHALLENGE: challengeHint,
  CONDITIONS_NOT_SATISFIED: conditionsHint,
  FILE_KIND_WRONG: fileKindHint,
  MAC_WRONG: macHint,
  WRONG_LENGTH: wrongLengthHint,
  FILE_NOT_FOUND: fileNotFoundHint,
  RECORD_NOT_FOUND: recordNotFoundHint,
  REFERENCE_NOT_FOUND: referenceNotFoundHint,
};

/** What would be needed, or what else to look at; undefined where nothing certain can be said. */
export function refusalHint(refusal: Refusal): Bilingual | undefined {
  const hint = findHint(refusal);
  // Full-width brackets have their space in them.
  return hint && { en: hint.en, zh: hint.zh.replace(/ ?（/g, '（').replace(/） /g, '）') };
}

function findHint(refusal: Refusal): Bilingual | undefined {
  const name = describeStatusWord(refusal.statusWord).name as StatusWordName;
  const anywhere = ANYWHERE[name]?.(refusal);
  if (anywhere !== undefined || refusal.speaks) return anywhere;
  const own = refusal.entry?.refusals?.[name];
  // The question for the tries left is told apart from a wrong try before the table speaks.
  return ON_THIS_CARD[name]?.(refusal) ?? (own && filledIn(own, refusal));
}

function filledIn(hint: Bilingual, { command, selection, statusWord }: Refusal): Bilingual {
  const tries = isTriesLeft(statusWord) ? statusWord & 0x0f : 0;
  return bilingual((language) => {
    const { directory } = selection;
    const key = directory && externalKey(directory, command.p2);
    return hint[language]
      .replace('{key}', keyText(command.p2, key, language, true))
      .replace('{tries}', String(tries));
  });
}
