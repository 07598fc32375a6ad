import { concatBytes, fromHex, toHex } from '../../apdu/bytes.js';
import { parseAtr } from '../../apdu/codec/atr.js';
import { encodeBcd } from '../../apdu/codec/bcd.js';
import { cardAlgorithm } from '../../crypto/index.js';
import type { DirectoryImage } from '../files/directory.js';
import type { LifeCycleName } from '../files/life-cycle.js';
import type { CardContents } from '../image/card-contents.js';
import type { Profile } from '../kernel/profile.js';
import type { DirectoryPlan } from '../plan/file-plan.js';
import type { KeyImage } from '../security/key.js';
import type { PinImage } from '../security/pin.js';
import type { CardData } from './card-data.js';
import { CardDataError } from './card-data-error.js';
import type { CardIdentity } from './card-keys.js';
import { checkAgreement } from './check-agreement.js';
import { type Completion, fillFiles } from './fill-files.js';
import { fillKeys } from './fill-keys.js';

export interface PersonaliseOptions {
  /** State of the applications of the new card; default ACTIVATED. */
  readonly lifeCycle?: LifeCycleName;
}

const CARD_FACTOR_BYTES = 8;
const HISTORICAL_BYTES = 13;
/** Bytes of the 卡识别码 that its MAC covers. */
const IDENTIFIED_BYTES = 12;
const MAC_TO_COMPUTE = /\?{8}$/;
const CARD_IDENTIFICATION_CODE = 'SSSE.EF05.01';

/**
 * Makes the contents of a card from what its profile plans and the data of one holder.
 * @throws CardDataError naming the field that is not allowed
 */
export function personalise(
  profile: Profile,
  data: CardData,
  options: PersonaliseOptions = {},
): CardContents {
  const historicalBytes = historicalBytesOf(data.atr);
  const identity = { areaCode: data.areaCode, cardFactor: historicalBytes.slice(-CARD_FACTOR_BYTES) };
  checkAgreement(data);
  const lifeCycle = options.lifeCycle ?? 'ACTIVATED';
  const masterFile = fillDirectory(profile.plan(), { profile, data, identity, lifeCycle });
  return { profile: profile.id, historicalBytes, masterFile };
}

interface Order {
  readonly profile: Profile;
  readonly data: CardData;
  readonly identity: CardIdentity;
  readonly lifeCycle: LifeCycleName;
}

function fillDirectory(plan: DirectoryPlan, order: Order): DirectoryImage {
  const { profile, data, identity, lifeCycle } = order;
  const keys = fillKeys(plan, data, profile.algorithm, identity);
  return {
    fid: plan.fid,
    ...(plan.aid && { aid: fromHex(plan.aid) }),
    application: plan.application,
    ...(plan.headOfApplication && { lifeCycle }),
    ...(plan.hasPin && { pin: pinOf(data) }),
    keys,
    files: fillFiles(plan, data, withIdentificationMac(keys)),
    directories: plan.directories.map((child) => fillDirectory(child, order)),
  };
}

function pinOf(data: CardData): PinImage {
  const { value, tries } = data.pins.social;
  return { value: encodeBcd(value, Math.ceil(value.length / 2)), triesLeft: tries, maximumTries: tries };
}

/** Completes the 卡识别码 by the MAC of its first 12 bytes under the IRK, where the data ask for it by ????????. */
function withIdentificationMac(keys: readonly KeyImage[]): Completion {
  return (name, value) => {
    if (name !== CARD_IDENTIFICATION_CODE || !MAC_TO_COMPUTE.test(String(value))) return value;
    const irk = keys.find((key) => key.type === 'IRK');
    if (!irk) throw new CardDataError('keys.SSSE', 'lacks SSSE.IRK, which the MAC of the 卡识别码 needs');
    const identified = fromHex(String(value).replace(MAC_TO_COMPUTE, '')).slice(0, IDENTIFIED_BYTES);
    return toHex(
      concatBytes(identified, cardAlgorithm(irk.algorithm).identificationMac(irk.value, identified)),
    );
  };
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
