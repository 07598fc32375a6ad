import type { CardInterface } from '../../apdu/transport/card-port.js';
import type { Transport } from '../../apdu/transport/transport.js';
import { decodeCardImage } from '../../card-model/index.js';
import { UsageError } from '../errors/usage-error.js';
import { readStructured } from '../files/structured-text.js';
import type { KeyFile } from '../input/key-file.js';
import { type ConnectionArguments, connectionOptions } from '../program/connection-options.js';
import { simulationOptions } from '../program/simulation-options.js';
import type { Invocation } from '../program/verb.js';
import type { IdentificationResult } from '../terminal/identify-card.js';
import { identifyCard } from '../terminal/identify-card.js';
import { profileOfGeneration } from '../terminal/keys/directories.js';
import type { CardSource } from './lives/card-life.js';
import { ReaderSource } from './lives/reader-source.js';
import { SimulatedSource } from './lives/simulated-source.js';
import { NO_SECRETS } from './secrets/card-secrets.js';
import { masterKeysIn, secretsOfKeyFile } from './secrets/key-file-secrets.js';
import { mapOfProfile } from './world/card-map.js';

/** A card to be explored, or why the one at the address cannot be. */
export type ChosenSource =
  | {
      readonly outcome: 'chosen';
      readonly source: CardSource;
      /** Of a card that is not simulated. */
      readonly transport?: Transport;
    }
  | Exclude<IdentificationResult, { outcome: 'identified' }>;

const SIMULATED = /^sim:/i;
const RECORDED = /^replay:/i;

/** Whether the address means a card of this process, which can be made anew again and again. */
export const isSimulated = (address: string): boolean => SIMULATED.test(address);

/**
 * The card at the reader's address. Of a simulated one only copies are explored: its image is never changed.
 * @throws UsageError for a recording, which answers only what was recorded
 */
export async function chooseSource(
  invocation: Invocation,
  given: ConnectionArguments,
  keyFile: KeyFile | undefined,
): Promise<ChosenSource> {
  const { reader } = invocation;
  if (RECORDED.test(reader)) {
    throw new UsageError('a recording answers only what was recorded; give fuzz the address of a card');
  }
  const hidden = keyFile === undefined ? [] : masterKeysIn(await readStructured(keyFile.path));
  if (isSimulated(reader)) return { outcome: 'chosen', source: await simulated(invocation, given, hidden) };
  return inReader(invocation, given, keyFile, hidden);
}

async function simulated(
  invocation: Invocation,
  given: ConnectionArguments,
  hidden: readonly Uint8Array[],
): Promise<CardSource> {
  const { cardInterface, protocol, lengthPolicy } = simulationOptions(given);
  const card = await invocation.openCard(invocation.reader, simulationOptions(given));
  const contents = decodeCardImage(card.image());
  // Others may go on with the card: what is explored are copies.
  card.close?.();
  return new SimulatedSource(contents, {
    hidden,
    ...(cardInterface && { interfaces: [cardInterface] }),
    ...(protocol && { contactProtocols: [protocol] }),
    ...(lengthPolicy && { lengthPolicy }),
  });
}

async function inReader(
  invocation: Invocation,
  given: ConnectionArguments,
  keyFile: KeyFile | undefined,
  hidden: readonly Uint8Array[],
): Promise<ChosenSource> {
  const { transport, profile } = await invocation.connect(connectionOptions(given));
  const identification = await identifyCard(transport);
  if (identification.outcome !== 'identified') return identification;
  const map = mapOfProfile(profile ?? profileOfGeneration(identification.generation));
  const secrets = keyFile ? secretsOfKeyFile({ ...keyFile, hidden }, identification, map) : NO_SECRETS;
  const inUse: CardInterface = transport.protocol === 'contactless' ? 'contactless' : 'contact';
  const source = new ReaderSource(transport, map, secrets, [given.interface ?? inUse]);
  return { outcome: 'chosen', source, transport };
}
