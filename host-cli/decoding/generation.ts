import { toHex } from '../../apdu/bytes.js';
import { parseAtr } from '../../apdu/codec/atr.js';
import { CodecError } from '../../apdu/codec/codec-error.js';
import { READ_RECORD } from '../../apdu/trace/file-target.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { gen1 } from '../../card-model/profiles/gen1.js';
import { gen2 } from '../../card-model/profiles/gen2.js';
import { gen3 } from '../../card-model/profiles/gen3.js';
import type { TraceEntry } from './trace-entry.js';

/** What `--generation` takes, oldest first. */
export const GENERATIONS = { gen1, gen2, gen3 } as const satisfies Record<string, Profile>;
export type GenerationName = keyof typeof GENERATIONS;

/** 规范版本, tag 03 of SSSE EF05: four characters such as 3.00. ssc-card.md 0. */
const VERSION = /^03043([123])2E3[0-9]3[0-9]9000$/;
/** Algorithm byte in the issuer data of the FCI: 01 3DES, 02 SSF33, 03 SM4. ssc-card.md 0. */
const ALGORITHM = /9F0C0386010([123])/;
const SEX = 0x0a;
const NAME_EXTENSION = 0x4e;
const READERS_OWN_INTERFACE = /^3B8.8001/;

/** A sign of the generation; only the version record says it for certain. */
export interface Evidence {
  readonly fits: readonly GenerationName[];
  readonly certain: boolean;
}

/** What an exchange or an answer to reset says of the generation, if anything. */
export function evidenceOf(entry: TraceEntry): Evidence | undefined {
  if (entry.kind === 'reset')
    return READERS_OWN_INTERFACE.test(toHex(entry.answerToReset))
      ? { fits: ['gen3'], certain: false }
      : undefined;
  if (entry.kind !== 'exchange') return undefined;
  const { command, response } = entry;
  if (command[0] !== 0x00) return undefined;
  return command[1] === READ_RECORD ? ofRecord(command, response) : ofControlInformation(response);
}

function ofRecord(command: Uint8Array, response: Uint8Array): Evidence | undefined {
  if (response.length === 8) {
    const version = VERSION.exec(toHex(response));
    if (version !== null) return { fits: [`gen${version[1]}` as GenerationName], certain: true };
  }
  // Only EF06 of SSSE has these tags; the name extension moves those behind it by one. ssc-card.md 1.3.
  const byNumber = (command[3]! & 0x07) === 4;
  const place = command[2]! * 256 + response[0]!;
  if (!byNumber) return undefined;
  if (place === 3 * 256 + SEX && response.length === 5) return { fits: ['gen1'], certain: false };
  const later =
    (place === 3 * 256 + NAME_EXTENSION && response.length === 24) ||
    (place === 4 * 256 + SEX && response.length === 5);
  return later ? { fits: ['gen2', 'gen3'], certain: false } : undefined;
}

function ofControlInformation(response: Uint8Array): Evidence | undefined {
  if (response.length < 10 || response[0] !== 0x6f) return undefined;
  const algorithm = ALGORITHM.exec(toHex(response))?.[1];
  if (algorithm === undefined) return undefined;
  return { fits: algorithm === '3' ? ['gen3'] : ['gen2', 'gen1'], certain: false };
}

const USUAL = 'gen3';

/** Which generation the card of a trace is of: as told, or by what it answered; the third where nothing says it. */
export class GenerationGuess {
  #name: GenerationName;
  #certain: boolean;
  #historical: string | undefined;

  /**
   * @param told what is not to be guessed
   * @param first of the first card of the trace, as `firstGeneration` finds it
   */
  constructor(
    private readonly told?: GenerationName,
    first: GenerationName = USUAL,
  ) {
    this.#name = told ?? first;
    this.#certain = false;
  }

  get name(): GenerationName {
    return this.#name;
  }

  get profile(): Profile {
    return GENERATIONS[this.#name];
  }

  /** @returns whether the generation is another one from here on */
  observe(entry: TraceEntry): boolean {
    if (this.told !== undefined) return false;
    const before = this.#name;
    if (entry.kind === 'reset') this.#reset(entry.answerToReset);
    const evidence = evidenceOf(entry);
    if (evidence !== undefined && (evidence.certain || !this.#certain)) {
      this.#certain = evidence.certain;
      if (!evidence.fits.includes(this.#name)) this.#name = evidence.fits[0]!;
    }
    return this.#name !== before;
  }

  /** Other historical bytes are another card. */
  #reset(answerToReset: Uint8Array): void {
    const historical = historicalBytes(answerToReset);
    if (historical === undefined) return;
    if (this.#historical !== undefined && this.#historical !== historical) {
      this.#name = USUAL;
      this.#certain = false;
    }
    this.#historical = historical;
  }
}

/** The generation of the first card, by what its first exchanges say together. */
export function firstGeneration(entries: Iterable<TraceEntry>): GenerationName {
  const guess = new GenerationGuess();
  let card: string | undefined;
  for (const entry of entries) {
    const historical = entry.kind === 'reset' ? historicalBytes(entry.answerToReset) : undefined;
    if (historical !== undefined && card !== undefined && historical !== card) break;
    card ??= historical;
    guess.observe(entry);
    if (evidenceOf(entry)?.certain) break;
  }
  return guess.name;
}

function historicalBytes(answerToReset: Uint8Array): string | undefined {
  try {
    return toHex(parseAtr(answerToReset).historical);
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}
