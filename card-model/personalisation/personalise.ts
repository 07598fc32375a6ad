import { concatBytes, fromHex, toHex } from '../../apdu/bytes.js';
import { parseAtr } from '../../apdu/codec/atr.js';
import { encodeBcd } from '../../apdu/codec/bcd.js';
import { cardAlgorithm } from '../../crypto/index.js';
import { type BlockImage, UNBLOCK_TRIES } from '../files/application-block.js';
import type { DirectoryImage } from '../files/directory.js';
import type { LifeCycleName } from '../files/life-cycle.js';
import type { CardContents } from '../image/card-contents.js';
import type { Profile } from '../kernel/profile.js';
import { type DirectoryPlan, keyRoom } from '../plan/file-plan.js';
import type { KeyImage } from '../security/key.js';
import { usualVersion } from '../security/key-version.js';
import type { PinImage } from '../security/pin.js';
import type { CardData } from './card-data.js';
import { CardDataError } from './card-data-error.js';
import type { CardIdentity } from './card-keys.js';
import { checkAgreement } from './check-agreement.js';
import { namesLeftOut } from './check-names.js';
import { type Completion, fillFiles } from './fill-files.js';
import { fillKeys } from './fill-keys.js';
import { fillMasterKeys } from './fill-master-keys.js';
import { holderFacts } from './holder-facts.js';
import { pinWeakness } from './pin-strength.js';

export interface PersonaliseOptions {
  /** State of the applications of the new card; default ACTIVATED. */
  readonly lifeCycle?: LifeCycleName;
  /** Takes a PIN that is easy to guess; without it such a PIN is refused. */
  readonly allowWeakPin?: boolean;
}

const BLOCKED: BlockImage = { state: 'blocked', triesLeft: UNBLOCK_TRIES };
const CARD_FACTOR_BYTES = 8;
const HISTORICAL_BYTES = 13;
/** Bytes of the 卡识别码 that its MAC covers. */
const IDENTIFIED_BYTES = 12;
const MAC_TO_COMPUTE = /\?{8}$/;
const CARD_IDENTIFICATION_CODE = 'SSSE.EF05.01';
const SPECIFICATION_VERSION = 'SSSE.EF05.03';

/**
 * Makes the contents of a card from what its profile plans and the data of one holder. The same data serve every
 * generation: the profile gives the algorithm and the 规范版本, and what only other generations have is left out.
 * @throws CardDataError naming the field that is not allowed
 */
export function personalise(
  profile: Profile,
  data: CardData,
  options: PersonaliseOptions = {},
): CardContents {
  const historicalBytes = historicalBytesOf(data.atr);
  const identity = { areaCode: data.areaCode, cardFactor: historicalBytes.slice(-CARD_FACTOR_BYTES) };
  namesLeftOut(profile, data);
  checkAgreement(data);
  const { lifeCycle = 'ACTIVATED', allowWeakPin = false } = options;
  const order: Order = { profile, data, identity, lifeCycle, allowWeakPin };
  const masterFile = fillDirectory(profile.plan(), order)!;
  return { profile: profile.id, historicalBytes, masterFile };
}

interface Order {
  readonly profile: Profile;
  readonly data: CardData;
  readonly identity: CardIdentity;
  readonly lifeCycle: LifeCycleName;
  readonly allowWeakPin: boolean;
}

function fillDirectory(plan: DirectoryPlan, order: Order): DirectoryImage | undefined {
  const { profile, data, identity, lifeCycle } = order;
  const filling = plan.fill?.(data);
  if (plan.fill && !filling) return undefined;
  if (filling?.pin && !order.allowWeakPin) refuseWeakPin(data, 'financial');
  const algorithm = plan.algorithm ?? profile.algorithm;
  const keys = [
    ...fillKeys(plan, data, algorithm, identity),
    ...(plan.holdsMasterKeys ? fillMasterKeys(data, algorithm) : []),
    ...(filling?.keys ?? []),
  ];
  return {
    fid: plan.fid,
    ...(plan.aid && { aid: filling?.aid ?? fromHex(plan.aid) }),
    application: plan.application,
    ...(plan.headOfApplication && { lifeCycle }),
    ...(plan.blockedUntilActive && lifeCycle === 'INITIALISED' && { block: BLOCKED }),
    ...(keyRoom(plan) > 0 && { keyRoom: keyRoom(plan) }),
    ...(plan.hasPin && { pin: filling?.pin ?? pinOf(order) }),
    ...(filling?.objects && { objects: filling.objects }),
    keys,
    files: fillFiles(plan, data, completion(profile, keys), filling),
    directories: plan.directories.flatMap((child) => fillDirectory(child, order) ?? []),
  };
}

function pinOf({ data, allowWeakPin }: Order): PinImage {
  const { value, tries } = data.pins.social;
  if (!allowWeakPin) refuseWeakPin(data, 'social');
  return { value: encodeBcd(value, Math.ceil(value.length / 2)), triesLeft: tries, maximumTries: tries };
}

function refuseWeakPin(data: CardData, name: 'social' | 'financial'): void {
  const pin = data.pins[name];
  const weakness = pin && pinWeakness(pin.value, holderFacts(data));
  if (weakness === undefined) return;
  throw new CardDataError(
    `pins.${name}.value`,
    `is easy to guess: ${weakness}; choose another, or insist on it`,
  );
}

/** The profile tells the 规范版本 whatever the data say; the 卡识别码 gets its MAC. */
function completion(profile: Profile, keys: readonly KeyImage[]): Completion {
  return (name, value) => {
    if (name === SPECIFICATION_VERSION) return profile.specificationVersion;
    if (name === CARD_IDENTIFICATION_CODE && MAC_TO_COMPUTE.test(String(value))) {
      return withMac(String(value), keys);
    }
    return value;
  };
}

/** With the MAC of its first 12 bytes under the IRK in place of ????????. */
function withMac(identificationCode: string, keys: readonly KeyImage[]): string {
  const irk = usualVersion(keys.filter(({ type }) => type === 'IRK'));
  if (!irk) throw new CardDataError('keys.SSSE', 'lacks SSSE.IRK, which the MAC of the 卡识别码 needs');
  const identified = fromHex(identificationCode.replace(MAC_TO_COMPUTE, '')).slice(0, IDENTIFIED_BYTES);
  return toHex(
    concatBytes(identified, cardAlgorithm(irk.algorithm).identificationMac(irk.value, identified)),
  );
}

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
