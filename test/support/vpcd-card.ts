import type { PrivatePcscd } from './private-pcscd.js';
import { waitUntil } from './private-pcscd.js';
import type { VpcdCardProcessOptions } from './vpcd-card-process.js';

/** Cards in a private pcscd, served by a process of their own inside it. */
export interface VpcdCards {
  /** Codes of the notices so far. */
  readonly codes: readonly string[];
  /** `insert N` or `remove N`. */
  tell(line: string): void;
  /** Until so many notices with that code have come. */
  waitFor(code: string, count?: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts serving and waits until the driver has taken every card. */
export async function startVpcdCards(
  pcscd: PrivatePcscd,
  options: VpcdCardProcessOptions,
): Promise<VpcdCards> {
  const argv = ['--import', 'tsx', 'test/support/vpcd-card-process.ts', JSON.stringify(options)];
  const child = pcscd.spawn(process.execPath, argv);
  const codes: string[] = [];
  let errors = '';
  let text = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (text + chunk.toString()).split('\n');
    text = lines.pop()!;
    for (const line of lines) codes.push((JSON.parse(line) as { code: string }).code);
  });
  const cards: VpcdCards = {
    codes,
    tell: (line) => child.stdin.write(`${line}\n`),
    waitFor: (code, count = 1) =>
      waitUntil(`${count} x ${code} (so far ${codes.join(' ')}${errors})`, () => {
        if (child.exitCode !== null) throw new Error(`the process of the cards ended: ${errors}`);
        return codes.filter((had) => had === code).length >= count;
      }),
    async stop() {
      child.stdin.end('quit\n');
      await waitUntil('the process of the cards ends', () => child.exitCode !== null);
    },
  };
  await cards.waitFor('CONNECTED', options.slots.length);
  return cards;
}
