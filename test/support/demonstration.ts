import type { LifeCycleName } from '../../card-model/files/life-cycle.js';
import type { CardContents } from '../../card-model/image/card-contents.js';
import { parseCardData } from '../../card-model/personalisation/card-data.js';
import { personalise } from '../../card-model/personalisation/personalise.js';
import { gen3 } from '../../card-model/profiles/gen3.js';
import { sm4 } from '../../crypto/index.js';
import demonstrationData from '../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { bytes, hex } from './hex.js';

/** Facts of the demonstration card as `gen3-demo.json` and the conventions tell them, typed here once more. */
export const PIN = '246813';
export const AID = {
  SSSE: '7378312E73682EC9E7BBE1B1A3D5CF',
  DF01: 'D15600000500',
  DF02: 'D15600000501',
  DF03: 'D15600000502',
  DF04: 'D15600000503',
  DF05: 'D15600000504',
  DF06: 'D15600000505',
  DF07: 'D1560000050A',
} as const;
export type DirectoryLabel = keyof typeof AID;

/** The FCI of SSSE, 30 bytes. ssc-card.md 3; conventions, kernel rules. */
export const SSSE_FCI = `6F1C840F${AID.SSSE}A5098801019F0C03860103`;

/** A copy of the raw personalisation data with some fields replaced; `undefined` takes a field away. */
export function demonstrationWith(changes: Readonly<Record<string, unknown>> = {}): unknown {
  const copy = structuredClone(demonstrationData) as unknown as Tree;
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split('.');
    const last = steps.pop()!;
    const owner = steps.reduce((node, step) => node[step] as Tree, copy);
    if (value === undefined) delete owner[last];
    else owner[last] = value;
  }
  return copy;
}

interface Tree {
  [key: string]: unknown;
}

export function demonstrationContents(lifeCycle: LifeCycleName = 'ACTIVATED'): CardContents {
  return personalise(gen3, parseCardData(demonstrationData), { lifeCycle });
}

/** The demonstration card without a bank application. */
export function socialContents(): CardContents {
  return personalise(gen3, parseCardData(demonstrationWith({ financial: undefined })));
}

interface KeyData {
  name: string;
  reference: number;
  psam?: string | null;
  master: string;
  tries?: number;
}

const ALL_KEYS = Object.values(demonstrationData.keys).flat() as KeyData[];

export function keyData(name: string): KeyData {
  const found = ALL_KEYS.find((key) => key.name === name);
  if (!found) throw new Error(`the demonstration data have no key ${name}`);
  return found;
}

/** Keys that EXTERNAL AUTHENTICATE takes in a directory: those of the data with a retry counter. */
export function authenticationKeys(label: DirectoryLabel): string[] {
  return (demonstrationData.keys[label] as KeyData[]).filter(({ tries }) => tries).map(({ name }) => name);
}

const FACTORS = ['3531303030307368', '3531303130307378', '8660510100000001'];

/** SM4(K, F ‖ ~F): conventions, Keys and authentication. */
function diversified(key: Uint8Array, factor: string): Uint8Array {
  const half = bytes(factor);
  return sm4(key).encryptBlock(Uint8Array.of(...half, ...half.map((byte) => ~byte)));
}

/** The card's key of that name, reckoned here without the card model. */
export function cardKey(name: string): Uint8Array {
  const { master, psam } = keyData(name);
  const steps = psam ? Number.parseInt(psam.slice(0, 2), 16) >> 5 : 2;
  return FACTORS.slice(FACTORS.length - steps).reduce(diversified, bytes(master));
}

/** Everything that must never leave the card: card keys and master keys in hexadecimal. */
export function secretKeys(): string[] {
  return ALL_KEYS.filter(({ name }) => !name.startsWith('PKI')).flatMap(({ name, master }) => [
    master,
    hex(cardKey(name)),
  ]);
}
