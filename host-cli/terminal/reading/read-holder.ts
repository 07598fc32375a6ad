import type { Transport } from '../../../apdu/transport/transport.js';
import type { DirectoryPlan } from '../../../card-model/plan/file-plan.js';
import type { RandomSource } from '../../../crypto/index.js';
import { type CardIdentification, type IdentificationResult, identifyCard } from '../identify-card.js';
import type { AuthenticationResult } from '../keys/authenticate.js';
import { requireDirectory, socialDirectories } from '../keys/directories.js';
import type { KeySource } from '../keys/key-source.js';
import { INTERNAL_KEY, type InternalVerificationResult, verifyInternal } from '../keys/verify-internal.js';
import type { VerifyPinResult } from '../pin/verify-pin.js';
import { composeFields, type HolderField, type TerminalNumbers } from './compose-fields.js';
import { type FileReading, fileLabel } from './file-reading.js';
import { ReadingSession } from './reading-session.js';

export interface ReadHolderOptions {
  /** A key ring or a PSAM: opens what needs a key; with SSSE.IRK the card is also asked to prove itself genuine. */
  readonly keys?: KeySource;
  /** 4 to 12 digits; a wrong one spends a try. */
  readonly pin?: string;
  /** Every file of every directory instead of EF05 and EF06 of SSSE alone. */
  readonly all?: boolean;
  /** What stands in the last two fields. */
  readonly terminal?: TerminalNumbers;
  /** For the internal authentication; default: the system's generator. */
  readonly random?: RandomSource;
}

export interface HolderReading {
  readonly outcome: 'read';
  readonly identification: CardIdentification;
  /** Only with SSSE.IRK. */
  readonly internal?: InternalVerificationResult;
  /** Only with a PIN. */
  readonly pin?: VerifyPinResult;
  /** Keys that were tried, with what the card said. */
  readonly authentications: readonly AuthenticationResult[];
  /** The eleven of iReadCardBas in their order (`listed`), then sex, ethnic group, place and date of birth. */
  readonly fields: readonly HolderField[];
  /** The files read, with those that could not be; EF05 and EF06 of SSSE, or all. */
  readonly files: readonly FileReading[];
}

export type HolderResult = HolderReading | Exclude<IdentificationResult, CardIdentification>;

const HOLDER_FILES = new Set(['EF05', 'EF06']);

/**
 * Identity and holder data. What the card refuses stands in `refused` of the field or file, with the reason; the
 * result is a refusal only when not even the card identification can be read.
 * @throws TransportError when the link fails; TerminalError for a PIN that is none, or keys that cannot be derived
 */
export async function readHolder(
  transport: Transport,
  options: ReadHolderOptions = {},
): Promise<HolderResult> {
  const { keys, pin, all = false, terminal, random } = options;
  const identification = await identifyCard(transport);
  if (identification.outcome !== 'identified') return identification;
  const internal = keys?.has(INTERNAL_KEY)
    ? await verifyInternal(transport, keys, identification, random)
    : undefined;
  const session = new ReadingSession(transport, identification, keys);
  const verified = pin === undefined ? undefined : await session.verifyPin(pin);
  const files: FileReading[] = [];
  for (const directory of directoriesToRead(session, all)) {
    for (const file of directory.files) {
      if (all || HOLDER_FILES.has(fileLabel(file.fid))) files.push(await session.readFile(directory, file));
    }
  }
  const social = files.filter((file) => file.directory === 'SSSE');
  return {
    outcome: 'read',
    identification,
    ...(internal && { internal }),
    ...(verified && { pin: verified }),
    authentications: session.authentications,
    fields: composeFields(identification, social, terminal),
    files,
  };
}

function directoriesToRead({ profile }: ReadingSession, all: boolean): DirectoryPlan[] {
  if (!all) return [requireDirectory(profile, 'SSSE')];
  return socialDirectories(profile);
}
