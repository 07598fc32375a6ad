import { toHex } from '../../../apdu/bytes.js';
import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import type { ResponseApdu } from '../../../apdu/codec/response-apdu.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { TransportError } from '../../../apdu/transport/transport-error.js';
import { SAM_KEYS, type SamKeyRow } from '../../../card-model/applications/psam/sam-keys.js';
import { diversificationFactors } from '../../../card-model/personalisation/card-keys.js';
import type { DirectoryPlan } from '../../../card-model/plan/file-plan.js';
import { psam } from '../../../card-model/profiles/psam.js';
import { type CardAlgorithmName, cardAlgorithm } from '../../../crypto/index.js';
import { isSelected } from '../connection/select.js';
import type { CardIdentification } from '../identify-card.js';
import { type Refusal, refusal } from '../refusal.js';
import { diversificationOf } from './card-diversification.js';
import { profileOfGeneration, socialDirectories } from './directories.js';
import type { CardKeyName, Cryptogram, KeySource } from './key-source.js';
import { unknownName } from './near-names.js';
import { diversifyKey, encipher, selectEnvironment, selectPsam } from './psam-commands.js';

/** A step at the PSAM, and whether the card has taken it. */
interface Step {
  readonly what: Bilingual;
  readonly done: (statusWord: number) => boolean;
  take(): Promise<ResponseApdu>;
}

/** Every name that any generation has: that of the third has them all. */
const GENERATION_WITH_ALL_KEYS = 3;
const CRYPTOGRAM_BYTES = 8;

const succeeded = (statusWord: number): boolean => statusWord === SW.SUCCESS;

/** Keys that only a second card has, a PSAM: it makes the cryptograms, and no key comes to this program. */
export class PsamKeys implements KeySource {
  readonly #transport: Transport;

  /** @param transport to a card that lies powered in its reader; it stays the caller's */
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Every key that a PSAM may have; which ones this one has only shows when they are used. */
  get names(): string[] {
    return SAM_KEYS.map(({ name }) => name);
  }

  has(name: string): boolean {
    return rowOf(name) !== undefined;
  }

  find(name: string): CardKeyName {
    const row = this.#require(name);
    for (const { label, keys } of socialDirectories(profileOfGeneration(GENERATION_WITH_ALL_KEYS))) {
      const key = keys.find((planned) => planned.name === row.name);
      if (key !== undefined) return { name: key.name, directory: label, reference: key.reference };
    }
    throw unknownName('the card has', name, this.names);
  }

  async cryptogram(
    name: string,
    identification: CardIdentification,
    factor: Uint8Array,
    data: Uint8Array,
  ): Promise<Cryptogram | Refusal> {
    const row = this.#require(name);
    const { algorithm, ...identity } = diversificationOf(identification);
    const { environment, application } = placeFor(algorithm);
    const usageAndReference = toHex(Uint8Array.of(row.usage, row.reference));
    // The PSAM is told the card first, the other way round than it diversifies.
    const factors = diversificationFactors(usageAndReference, identity).reverse();
    const { blockBytes } = cardAlgorithm(algorithm);
    const transport = this.#transport;
    const steps: Step[] = [
      {
        what: { en: `selecting the environment for ${algorithm}`, zh: `选择 ${algorithm} 环境` },
        done: isSelected,
        take: () => selectEnvironment(transport, environment.aid!),
      },
      {
        what: { en: 'selecting its application', zh: '选择 PSAM 应用' },
        done: isSelected,
        take: () => selectPsam(transport, application.fid),
      },
      {
        what: { en: `diversifying ${nameOf(row)}`, zh: `分散 ${nameOf(row)}` },
        done: succeeded,
        take: () => diversifyKey(transport, row, factors, blockOf(factor, blockBytes)),
      },
      {
        what: { en: 'enciphering the data', zh: '加密数据' },
        done: succeeded,
        take: () => encipher(transport, blockOf(data, blockBytes)),
      },
    ];
    let block = new Uint8Array(0);
    for (const step of steps) {
      const answer = await told(step.take());
      if (!step.done(answer.statusWord)) return refusedBy(step.what, answer.statusWord);
      block = Uint8Array.from(answer.data);
    }
    if (block.length !== blockBytes) throw wrongLength(block.length, blockBytes);
    return { outcome: 'computed', value: folded(block) };
  }

  #require(name: string): SamKeyRow {
    const row = rowOf(name);
    if (row !== undefined) return row;
    throw unknownName('a PSAM has', name, this.names);
  }
}

function rowOf(name: string): SamKeyRow | undefined {
  const wanted = name.trim().toUpperCase();
  return SAM_KEYS.find((row) => row.name === wanted);
}

/** 'SSSE.RK (47/0A)' */
const nameOf = ({ name, usage, reference }: SamKeyRow): string =>
  `${name} (${toHex(Uint8Array.of(usage))}/${toHex(Uint8Array.of(reference))})`;

function placeFor(algorithm: CardAlgorithmName): { environment: DirectoryPlan; application: DirectoryPlan } {
  const environment = psam.plan().directories.find((plan) => plan.algorithm === algorithm)!;
  return { environment, application: environment.directories.find((plan) => plan.holdsMasterKeys)! };
}

/** The bytes with 00 behind them up to the block. */
function blockOf(bytes: Uint8Array, blockBytes: number): Uint8Array {
  const block = new Uint8Array(blockBytes);
  block.set(bytes);
  return block;
}

/** The XOR of the eight-byte parts: of an SM4 block left and right half; a DES block stays. ssc-card.md 4.2. */
function folded(block: Uint8Array): Uint8Array {
  const value = block.slice(0, CRYPTOGRAM_BYTES);
  for (let at = CRYPTOGRAM_BYTES; at < block.length; at++) value[at % CRYPTOGRAM_BYTES]! ^= block[at]!;
  return value;
}

function refusedBy(what: Bilingual, statusWord: number): Refusal {
  return refusal({ en: `PSAM: ${what.en}`, zh: `PSAM：${what.zh}` }, statusWord);
}

/** Of two links that may fail, which one has; what stands behind the failure tells the reason. */
async function told<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    const reason = error.cause instanceof Error ? error.cause.message : error.message;
    throw new TransportError(error.code, `the PSAM: ${reason}`);
  }
}

function wrongLength(bytes: number, expected: number): TransportError {
  return new TransportError(
    'ANSWER_MALFORMED',
    `the PSAM enciphers ${expected} bytes and answers ${bytes}; is it a PSAM?`,
  );
}
