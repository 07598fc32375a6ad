import { concatBytes, fromHex, toHex } from '../../apdu/bytes.js';
import { parseAtr } from '../../apdu/codec/atr.js';
import { encodeBcd } from '../../apdu/codec/bcd.js';
import { cardAlgorithm } from '../../crypto/index.js';
import type { DirectoryImage } from '../files/directory.js';
import type { FileImage } from '../files/file-node.js';
import type { LifeCycleName } from '../files/life-cycle.js';
import type { CardContents } from '../image/card-contents.js';
import type { Profile } from '../kernel/profile.js';
import type { DirectoryPlan, FilePlan, KeyPlan, LinearPlan } from '../plan/file-plan.js';
import { recordBytes } from '../plan/file-plan.js';
import type { KeyImage } from '../security/key.js';
import { opensRights } from '../security/key-type.js';
import type { CardData, ElementValue } from './card-data.js';
import { CardDataError } from './card-data-error.js';
import { type CardIdentity, deriveCardKey } from './card-keys.js';
import { ELEMENT_RULES } from './element-rules.js';
import { encodeRecord, plainValue, tagName } from './encode-element.js';

export interface PersonaliseOptions {
  /** State of the applications of the new card; default ACTIVATED. */
  readonly lifeCycle?: LifeCycleName;
}

const CARD_FACTOR_BYTES = 8;
const HISTORICAL_BYTES = 13;
const KEY_VERSION = 0x01;
const DEFAULT_KEY_TRIES = 3;
/** Bytes of the 卡识别码 that its MAC covers. */
const IDENTIFIED_BYTES = 12;
const MAC_TO_COMPUTE = /\?{8}$/;
const CARD_IDENTIFICATION = 'SSSE.EF05.01';

/** Which part of the data fills which directory. */
const SECTIONS = { SSSE: 'social', DF04: 'medical' } as const;

/** Makes the contents of a card from what its profile plans and the data of one holder. */
export function personalise(
  profile: Profile,
  data: CardData,
  options: PersonaliseOptions = {},
): CardContents {
  const work = new Personalisation(profile, data, options.lifeCycle ?? 'ACTIVATED');
  return {
    profile: profile.id,
    historicalBytes: work.historicalBytes,
    masterFile: work.directory(profile.plan()),
  };
}

/** The work on one card. @throws CardDataError from every method */
class Personalisation {
  readonly historicalBytes: Uint8Array;
  private readonly identity: CardIdentity;
  private readonly keysByName = new Map<string, KeyImage>();

  constructor(
    private readonly profile: Profile,
    private readonly data: CardData,
    private readonly lifeCycle: LifeCycleName,
  ) {
    this.historicalBytes = historicalBytesOf(data.atr);
    const cardFactor = this.historicalBytes.slice(-CARD_FACTOR_BYTES);
    this.identity = { areaCode: data.areaCode, cardFactor };
  }

  directory(plan: DirectoryPlan): DirectoryImage {
    const keys = this.keys(plan);
    const section = this.section(plan);
    return {
      fid: plan.fid,
      ...(plan.aid && { aid: fromHex(plan.aid) }),
      application: plan.application,
      ...(plan.headOfApplication && { lifeCycle: this.lifeCycle }),
      ...(plan.hasPin && { pin: this.pin() }),
      keys,
      files: plan.files.map((file) => this.file(plan, file, section)),
      directories: plan.directories.map((child) => this.directory(child)),
    };
  }

  private keys(plan: DirectoryPlan): KeyImage[] {
    const given = this.data.keys[plan.label] ?? [];
    const unknown = given.findIndex(({ name }) => !plan.keys.some((key) => key.name === name));
    if (unknown >= 0) {
      const names = plan.keys.map((key) => key.name).join(', ');
      throw new CardDataError(
        `keys.${plan.label}.${unknown}.name`,
        `is no key of ${plan.label}; there are ${names}`,
      );
    }
    return plan.keys.flatMap((keyPlan) => {
      const index = given.findIndex(({ name }) => name === keyPlan.name);
      return index < 0 ? [] : [this.key(keyPlan, given[index]!, `keys.${plan.label}.${index}`)];
    });
  }

  private key(plan: KeyPlan, given: NonNullable<CardData['keys'][string]>[number], path: string): KeyImage {
    if (given.reference !== plan.reference) {
      throw new CardDataError(
        `${path}.reference`,
        `is ${given.reference}; ${plan.name} has ${plan.reference}`,
      );
    }
    const { algorithm } = this.profile;
    const maximumTries = opensRights(plan.type) ? (given.tries ?? DEFAULT_KEY_TRIES) : 0;
    const image: KeyImage = {
      type: plan.type,
      reference: plan.reference,
      version: KEY_VERSION,
      algorithm,
      value: deriveCardKey(algorithm, fromHex(given.master), given.psam, this.identity),
      triesLeft: maximumTries,
      maximumTries,
    };
    this.keysByName.set(plan.name, image);
    return image;
  }

  private pin() {
    const { value, tries } = this.data.pins.social;
    return { value: encodeBcd(value, Math.ceil(value.length / 2)), triesLeft: tries, maximumTries: tries };
  }

  private section({ label, files }: DirectoryPlan): Readonly<Record<string, Record<string, unknown>>> {
    if (!(label in SECTIONS)) return {};
    const name = SECTIONS[label as keyof typeof SECTIONS];
    const section = this.data[name] ?? {};
    for (const file of Object.keys(section)) {
      if (files.some(({ fid }) => fileName(fid) === file)) continue;
      const allowed = files.map(({ fid }) => fileName(fid)).join(', ');
      throw new CardDataError(`${name}.${file}`, `is no file of ${label}; there are ${allowed}`);
    }
    return section;
  }

  private file(
    directory: DirectoryPlan,
    plan: FilePlan,
    section: Record<string, Record<string, unknown>>,
  ): FileImage {
    const header = { fid: plan.fid, rules: plan.rules, issuerData: plan.issuerData ?? false };
    const given = section[fileName(plan.fid)];
    if (given && plan.kind !== 'linear-variable') {
      throw new CardDataError(
        `${sectionName(directory)}.${fileName(plan.fid)}`,
        'cannot be filled from data: it has no elements with tags',
      );
    }
    switch (plan.kind) {
      case 'transparent':
        return { ...header, kind: plan.kind, content: new Uint8Array(plan.bytes).fill(0xff) };
      case 'cyclic': {
        const bytes = recordBytes(plan.fields);
        return {
          ...header,
          kind: plan.kind,
          recordBytes: bytes,
          maximumRecords: plan.maximumRecords,
          records: [],
        };
      }
      default:
        return { ...header, kind: plan.kind, records: this.records(directory, plan, given ?? {}) };
    }
  }

  private records(directory: DirectoryPlan, plan: LinearPlan, given: Record<string, unknown>): Uint8Array[] {
    const path = `${sectionName(directory)}.${fileName(plan.fid)}`;
    const tags = plan.records.map(tagName);
    const unknown = Object.keys(given).find((tag) => !tags.includes(tag));
    if (unknown)
      throw new CardDataError(
        `${path}.${unknown}`,
        `is no element of this file; there are ${tags.join(', ')}`,
      );
    const seen = new Map<string, number>();
    return plan.records.map((record) => {
      const tag = tagName(record);
      const turn = seen.get(tag) ?? 0;
      seen.set(tag, turn + 1);
      const value =
        given[tag] === undefined
          ? undefined
          : this.checked(directory, plan, tag, plainValue(given[tag], `${path}.${tag}`));
      return encodeRecord(
        record,
        Array.isArray(value) ? value[turn] : turn === 0 ? (value as ElementValue) : undefined,
        `${path}.${tag}`,
      );
    });
  }

  private checked(
    directory: DirectoryPlan,
    plan: LinearPlan,
    tag: string,
    value: ElementValue,
  ): ElementValue {
    const name = `${directory.label}.${fileName(plan.fid)}.${tag}`;
    const rule = ELEMENT_RULES[name];
    if (rule && !rule.allows(String(value))) {
      const path = `${sectionName(directory)}.${fileName(plan.fid)}.${tag}`;
      throw new CardDataError(path, `'${String(value)}' is not allowed; it must be ${rule.allowed}`);
    }
    return name === CARD_IDENTIFICATION ? this.withMac(String(value)) : value;
  }

  /** The 卡识别码 with the MAC of its first 12 bytes under the IRK (conventions, Keys). */
  private withMac(value: string): string {
    if (!MAC_TO_COMPUTE.test(value)) return value;
    const irk = this.keysByName.get('SSSE.IRK');
    if (!irk) throw new CardDataError('keys.SSSE', 'lacks SSSE.IRK, which the MAC of the 卡识别码 needs');
    const identified = fromHex(value.replace(MAC_TO_COMPUTE, '')).slice(0, IDENTIFIED_BYTES);
    const mac = cardAlgorithm(this.profile.algorithm).identificationMac(irk.value, identified);
    return toHex(concatBytes(identified, mac));
  }
}

const fileName = (fid: number): string => fid.toString(16).toUpperCase().padStart(4, '0');

const sectionName = ({ label }: DirectoryPlan): string =>
  label in SECTIONS ? SECTIONS[label as keyof typeof SECTIONS] : label;

function historicalBytesOf(atr: string): Uint8Array {
  let historical: Uint8Array;
  try {
    historical = parseAtr(fromHex(atr)).historical;
  } catch (error) {
    throw new CardDataError('atr', `is no ATR: ${(error as Error).message}`);
  }
  if (historical.length !== HISTORICAL_BYTES) {
    throw new CardDataError(
      'atr',
      `must have ${HISTORICAL_BYTES} historical bytes, not ${historical.length}`,
    );
  }
  return historical.slice();
}
