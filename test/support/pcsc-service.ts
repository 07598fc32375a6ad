import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createCard } from '../../card-model/index.js';
import { CardSlot } from '../../host-cli/serving/card-slot.js';
import { Chip, type SlotCard } from '../../host-cli/serving/chip.js';
import type { ServingNotice } from '../../host-cli/serving/notice.js';
import { PCSC_TIMING, type PcscTiming } from '../../host-cli/serving/pcsc/pcsc-timing.js';
import { type PcscSocketService, servePcscSocket } from '../../host-cli/serving/pcsc/serve-pcsc-socket.js';
import { type EstablishedClient, PcscClient } from './pcsc-client.js';
import { seededRandom } from './random.js';

export const CONTACT_READER = 'sscard contact 00 00';
export const CONTACTLESS_READER = 'sscard contactless 00 01';
export const CONTACT_ATR = '3B6D000000815443538660510100000001';
export const CONTACTLESS_ATR = '3B8D8001008154435386605101000000017E';

/** SELECT of the social application, and GET CHALLENGE. */
export const SELECT = '00A404000F7378312E73682EC9E7BBE1B1A3D5CF';
export const CHALLENGE = '0084000008';

export interface TestService {
  readonly service: PcscSocketService;
  readonly path: string;
  readonly chip: Chip;
  readonly contact: CardSlot;
  readonly contactless: CardSlot;
  readonly notices: ServingNotice[];
  /** A client with a context; closed at the end of the test. */
  client(minor?: number): Promise<EstablishedClient>;
  /** A client that has sent nothing. */
  open(): Promise<PcscClient>;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sscard-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A service for one test: one card, the demonstration card by default, in a contact and a contactless reader. */
export async function testService(
  timing: Partial<PcscTiming> = {},
  card: SlotCard = createCard({ random: seededRandom(3) }),
): Promise<TestService> {
  const path = join(temporaryFolder(), 'pcsc');
  const chip = new Chip(card);
  const contact = new CardSlot(CONTACT_READER, 'contact', chip);
  const contactless = new CardSlot(CONTACTLESS_READER, 'contactless', hasBoth(chip) ? chip : undefined);
  const notices: ServingNotice[] = [];
  const service = await servePcscSocket([contact, contactless], path, {
    notify: (notice) => notices.push(notice),
    timing: { ...PCSC_TIMING, ...timing },
  });
  onTestFinished(() => service.close());
  const keep = <Client extends PcscClient>(client: Client): Client => {
    onTestFinished(() => client.close());
    return client;
  };
  return {
    service,
    path,
    chip,
    contact,
    contactless,
    notices,
    client: async (minor) => keep(await PcscClient.establish(path, minor)),
    open: async () => keep(await PcscClient.open(path)),
  };
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const hasBoth = ({ card }: Chip): boolean => card.profile.interfaces.includes('contactless');
