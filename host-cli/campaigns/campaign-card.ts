import { createHash } from 'node:crypto';
import { SW } from '../../apdu/codec/status-word.js';
import type { CardControls } from '../../apdu/script/step-context.js';
import type { Transport } from '../../apdu/transport/transport.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { readBytes } from '../files/read-file.js';
import type { KeyFile } from '../input/key-file.js';
import { bankPinOf, type ScriptResources } from '../script-verbs/script-resources.js';
import { type IdentificationResult, identifyCard } from '../terminal/identify-card.js';
import { type Ability, abilitiesOf } from './abilities.js';
import type { CardIdentity } from './campaign-result.js';

/** A card of a campaign, before it is opened. */
export interface CampaignCard {
  readonly address: string;
  open(): Promise<OpenedCard>;
}

/** The way to it. */
export interface OpenedCard {
  readonly transport: Transport;
  readonly profile?: Profile;
  readonly controls?: CardControls;
}

/** What scripts have at hand on one card. */
export interface CardInHand extends OpenedCard {
  readonly identity: CardIdentity;
  readonly resources: ScriptResources;
  readonly abilities: ReadonlySet<Ability>;
  /** 1, 2 or 3; absent when nobody asked, and for other cards. */
  readonly generation?: string;
}

export interface Sources {
  readonly keyFile?: KeyFile;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly hasPin: boolean;
  pin(): Promise<string>;
}

/**
 * Opens a card and asks it what it is where that matters; it is fresh from a reset afterwards.
 * @param identify whether keys, or a script that asks for the generation, make it matter
 */
export async function takeCard(card: CampaignCard, sources: Sources, identify: boolean): Promise<CardInHand> {
  const imageHash = imageHashOf(card.address);
  const opened = await card.open();
  const { transport, profile, controls } = opened;
  const identification = identify ? await identifyCard(transport) : undefined;
  if (identify) await transport.reset();
  const known = identification?.outcome === 'identified' ? identification : undefined;
  const generation = known === undefined ? generationOf(profile) : String(known.generation);
  return {
    ...opened,
    ...(generation !== undefined && { generation }),
    identity: {
      address: card.address,
      answerToReset: transport.answerToReset,
      protocol: transport.protocol,
      ...(profile !== undefined && { profile: profile.id }),
      ...(known !== undefined && { version: known.specificationVersion }),
      ...(imageHash !== undefined && { imageHash }),
    },
    resources: {
      ...sources,
      ...(identification !== undefined && { identification }),
      inReader: controls === undefined,
    },
    abilities: abilitiesOf({
      hasKeys: sources.keyFile !== undefined,
      hasPin: sources.hasPin,
      hasBankKeys: sources.keyFile?.readBank !== undefined,
      hasBankPin: bankPinOf(sources) !== undefined,
      simulated: controls !== undefined,
      address: card.address,
      blank: isBlank(identification),
      contactless: transport.protocol === 'contactless',
    }),
  };
}

/** Of a card that was asked: it has no SSSE. */
function isBlank(identification: IdentificationResult | undefined): boolean {
  return identification?.outcome === 'refused' && identification.statusWord === SW.FILE_NOT_FOUND;
}

function generationOf(profile: Profile | undefined): string | undefined {
  return /^gen([123])$/.exec(profile?.id ?? '')?.[1];
}

/** Of a card image as it is now; undefined for any other card. @throws FileError */
function imageHashOf(address: string): string | undefined {
  const path = /^sim:(.+)$/i.exec(address)?.[1];
  return path === undefined ? undefined : createHash('sha256').update(readBytes(path)).digest('hex');
}
