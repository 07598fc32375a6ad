import {
  PCSC_NEEDS,
  type PrivatePcscd,
  SYSTEM_PYTHON,
  startPrivatePcscd,
  VPCD_READERS,
} from '../support/private-pcscd.js';
import { startVpcdCards } from '../support/vpcd-card.js';
import type { VpcdCardProcessOptions } from '../support/vpcd-card-process.js';
import { printRows, type Row } from './measure.js';

/** Selects, reads a record of 18 bytes again and again; prints the median in seconds. */
const CLIENT = `
import sys, time
from statistics import median
from smartcard.System import readers
from smartcard.CardConnection import CardConnection
def once(work):
    start = time.perf_counter(); work(); return time.perf_counter() - start
reader = [reader for reader in readers() if str(reader) == sys.argv[1]][0]
connection = reader.createConnection()
connection.connect(CardConnection.T0_protocol)
connection.transmit(list(bytes.fromhex('00A404000F7378312E73682EC9E7BBE1B1A3D5CF')))
read = list(bytes.fromhex('00B2012C00'))
print(median(once(lambda: connection.transmit(read)) for _ in range(int(sys.argv[2]))))
`;

const MODES: readonly { name: string; commands: number; options: VpcdCardProcessOptions }[] = [
  { name: 'packaged driver', commands: 40, options: { slots: [{}] } },
  {
    name: 'packaged driver, early length byte (short files)',
    commands: 4_000,
    options: { slots: [{ longestFileBytes: 253 }], earlyLengthByte: true },
  },
];

/** Commands of pyscard through pcscd and vpcd; nothing where the programs are missing. */
export async function benchVpcd(): Promise<void> {
  const missing = PCSC_NEEDS.filter((need) => !need.found());
  if (missing.length > 0) {
    process.stdout.write(
      `\npcscd and vpcd: not measured, missing ${missing.map(({ name }) => name).join(', ')}\n`,
    );
    return;
  }
  const rows: Row[] = [];
  for (const { name, commands, options } of MODES) {
    const pcscd = await startPrivatePcscd();
    try {
      rows.push({ name, perSecond: 1 / (await measure(pcscd, options, commands)) });
    } finally {
      await pcscd.stop();
    }
  }
  printRows('READ RECORD by pyscard, pcscd and vpcd', rows);
}

async function measure(
  pcscd: PrivatePcscd,
  options: VpcdCardProcessOptions,
  commands: number,
): Promise<number> {
  const cards = await startVpcdCards(pcscd, options);
  const inserted = `import time\nfrom smartcard.CardRequest import CardRequest\nCardRequest(timeout=10).waitforcard()`;
  pcscd.run(SYSTEM_PYTHON, ['-c', inserted]);
  const { stdout, stderr } = pcscd.run(SYSTEM_PYTHON, ['-c', CLIENT, VPCD_READERS[0], String(commands)]);
  await cards.stop();
  const seconds = Number.parseFloat(stdout);
  if (!(seconds > 0)) throw new Error(`the client of pcscd failed: ${stderr}`);
  return seconds;
}
