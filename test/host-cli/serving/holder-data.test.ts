import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { OfferedCard } from '../../../host-cli/serving/offered-card.js';
import { type PcscSocketService, servePcscSocket } from '../../../host-cli/serving/pcsc/serve-pcsc-socket.js';
import { AID } from '../../support/demonstration.js';
import {
  PCSC_NEEDS,
  type PrivatePcscd,
  SYSTEM_PYTHON,
  startPrivatePcscd,
  VPCD_READERS,
} from '../../support/private-pcscd.js';
import { describeWithPrograms, program, works } from '../../support/programs.js';
import { runProgram } from '../../support/run-program.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';
import { startVpcdCards, type VpcdCards } from '../../support/vpcd-card.js';

/** Programs that read the protected data of the holder, each with its own SM4, through both ways to a PC/SC client. */

const root = join(import.meta.dirname, '../../..');
const KEYS = join(root, 'fixtures/personalisation/gen3-demo.json');
const PYTHON_PROGRAM = join(root, 'test/support/read-holder.py');
const HOLDER = '测试持卡人 51010018800101001X';
const OUR_READER = ['--import', 'tsx', join(root, 'host-cli/main.ts'), 'read', '--json', '--keys', KEYS];

const PYSCARD = works('pyscard', [SYSTEM_PYTHON, '-c', 'import smartcard'], 'python3-pyscard');
const OPENSSL = program('openssl', 'openssl');
const PCSCLITE = works('npm pcsclite', [process.execPath, '-e', "require('pcsclite')"], 'libpcsclite-dev');

function expectHolder(json: string): void {
  const { fields } = JSON.parse(json) as { fields: { value?: string }[] };
  const values = fields.map(({ value }) => value);
  expect(values).toEqual(expect.arrayContaining(HOLDER.split(' ')));
}

describeWithPrograms('the holder through the PC/SC socket', [PYSCARD, OPENSSL, PCSCLITE], () => {
  const folder = useTemporaryFolder();
  let service: PcscSocketService;
  const environment = () => ({ PCSCLITE_CSOCK_NAME: service.path });

  beforeAll(async () => {
    const card = new OfferedCard(0, 'sim:', createCard(), ['contact']);
    service = await servePcscSocket(card.newSlots(), folder.path('pcsc'));
  });
  afterAll(() => service.close());

  test('pyscard', async () => {
    const { output, errors } = await runProgram(
      SYSTEM_PYTHON,
      [PYTHON_PROGRAM, 'contact', KEYS],
      environment(),
    );
    expect({ output, errors }).toEqual({ output: `${HOLDER}\n`, errors: '' });
  });

  test('npm pcsclite', async () => {
    const argv = [...OUR_READER, '-r', 'pcsc:contact'];
    const { output } = await runProgram(process.execPath, argv, {
      ...environment(),
      SSCARD_PCSC: 'pcsclite',
    });
    expectHolder(output);
  });
});

/** Five selections whose answer is fetched by a second command; another client in between would spoil them. */
const TRANSACTIONS = `
import sys
from smartcard.scard import *
hresult, context = SCardEstablishContext(SCARD_SCOPE_USER)
hresult, card, protocol = SCardConnect(context, sys.argv[1], SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY)
for turn in range(5):
    assert SCardBeginTransaction(card) == 0
    hresult, answer = SCardTransmit(card, SCARD_PCI_T0, list(bytes.fromhex('00A404000F${AID.SSSE}')))
    assert hresult == 0 and answer == [0x61, 0x1E], (hresult, answer)
    hresult, answer = SCardTransmit(card, SCARD_PCI_T0, [0, 0xC0, 0, 0, 0x1E])
    assert hresult == 0 and len(answer) == 32, (hresult, answer)
    assert SCardEndTransaction(card, SCARD_LEAVE_CARD) == 0
print('done')
`;

describeWithPrograms('the holder through pcscd and vpcd', [...PCSC_NEEDS, OPENSSL, PCSCLITE], () => {
  let pcscd: PrivatePcscd;
  let cards: VpcdCards;
  const reader = VPCD_READERS[0]!;

  beforeAll(async () => {
    pcscd = await startPrivatePcscd();
    cards = await startVpcdCards(pcscd, { slots: [{}] });
    pcscd.run('opensc-tool', ['-l']);
  });
  afterAll(async () => {
    await cards?.stop();
    await pcscd?.stop();
  });

  test('pyscard', () => {
    const { stdout, stderr } = pcscd.run(SYSTEM_PYTHON, [PYTHON_PROGRAM, reader, KEYS]);
    expect({ stdout, stderr }).toEqual({ stdout: `${HOLDER}\n`, stderr: '' });
  });

  test('npm pcsclite', () => {
    const argv = ['SSCARD_PCSC=pcsclite', process.execPath, ...OUR_READER, '-r', `pcsc:${reader}`];
    expectHolder(pcscd.run('env', argv).stdout);
  });

  test('two clients respect each other’s transactions', async () => {
    const clients = [0, 1].map(() => pcscd.spawn(SYSTEM_PYTHON, ['-c', TRANSACTIONS, reader]));
    const outputs = await Promise.all(
      clients.map(async (client) => {
        let output = '';
        client.stdout.on('data', (chunk: Buffer) => {
          output += chunk.toString();
        });
        client.stderr.on('data', (chunk: Buffer) => {
          output += chunk.toString();
        });
        await new Promise((resolve) => client.on('close', resolve));
        return output;
      }),
    );
    expect(outputs).toEqual(['done\n', 'done\n']);
  });
});
