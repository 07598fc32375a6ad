/**
 * A program of its own that serves cards through vpcd, so that it can run where a private pcscd runs:
 * `node --import tsx test/support/vpcd-card-process.ts '{"slots":[{}]}'`. It takes `insert N`, `remove N` and `quit` on
 * standard input and writes each notice as a line of JSON.
 */
import { createInterface } from 'node:readline';
import type { CardInterface } from '../../apdu/transport/card-port.js';
import {
  type CardContents,
  createCard,
  type DirectoryImage,
  demonstrationCard,
} from '../../card-model/index.js';
import { CardSlot } from '../../host-cli/serving/card-slot.js';
import { Chip } from '../../host-cli/serving/chip.js';
import { serveVpcd, VPCD_ENDPOINT } from '../../host-cli/serving/vpcd/serve-vpcd.js';

export interface VpcdCardProcessOptions {
  readonly slots: readonly {
    readonly cardInterface?: CardInterface;
    readonly protocol?: 'T=0' | 'T=1';
    /** Cuts the transparent files to this many bytes. */
    readonly longestFileBytes?: number;
  }[];
  readonly earlyLengthByte?: boolean;
}

export function withShortFiles(contents: CardContents, bytes: number): CardContents {
  const cut = (directory: DirectoryImage): DirectoryImage => ({
    ...directory,
    files: directory.files.map((file) =>
      file.kind === 'transparent' ? { ...file, content: file.content.slice(0, bytes) } : file,
    ),
    directories: directory.directories.map(cut),
  });
  return { ...contents, masterFile: cut(contents.masterFile) };
}

async function main(options: VpcdCardProcessOptions): Promise<void> {
  const slots = options.slots.map(
    ({ cardInterface = 'contact', protocol = 'T=0', longestFileBytes }, index) => {
      const whole = demonstrationCard();
      const contents = longestFileBytes === undefined ? whole : withShortFiles(whole, longestFileBytes);
      return new CardSlot(`slot ${index}`, cardInterface, new Chip(createCard({ contents, protocol })));
    },
  );
  const chips = slots.map((slot) => slot.chip!);
  const service = await serveVpcd(slots, VPCD_ENDPOINT, {
    earlyLengthByte: options.earlyLengthByte ?? false,
    notify: (notice) => process.stdout.write(`${JSON.stringify(notice)}\n`),
  });
  for await (const line of createInterface({ input: process.stdin })) {
    const [verb, number] = line.split(' ');
    const index = Number(number);
    if (verb === 'insert') slots[index]!.insert(chips[index]!);
    if (verb === 'remove') slots[index]!.remove();
    if (verb === 'quit') break;
  }
  service.close();
}

if (process.argv[1] === import.meta.filename) {
  await main(JSON.parse(process.argv[2] ?? '{"slots":[{}]}') as VpcdCardProcessOptions);
}
