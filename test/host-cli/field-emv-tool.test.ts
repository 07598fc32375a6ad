import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCard } from '../../card-model/card.js';
import demonstration from '../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import {
  allNodes,
  CARDPEEK,
  type CardpeekNode,
  type CardpeekReading,
  nodeOf,
  readWithCardpeek,
} from '../support/cardpeek.js';
import { sscard } from '../support/cli.js';
import { CONTACT_ATR, CONTACT_READER, CONTACTLESS_READER, testService } from '../support/pcsc-service.js';
import {
  PCSC_NEEDS,
  type PrivatePcscd,
  startPrivatePcscd,
  VPCD_READERS,
  waitUntil,
} from '../support/private-pcscd.js';
import { describeWithPrograms } from '../support/programs.js';
import { runProgram } from '../support/run-program.js';
import { useTemporaryFolder } from '../support/temporary-folder.js';

/*
 * The bank application as a general EMV tool sees it that knows nothing of this project: the directory, the application,
 * the processing options, the records, counters and the log, decoded by the tool's own tables. It tells nothing of SM
 * algorithms, so that the card must answer with its international set.
 */

const BANK_DATA = 'fixtures/personalisation/gen3-demo.json';
const { aid, label, pan, expiry, effective, panSequence, serviceCode } = demonstration.financial;
const PSE = '1PAY.SYS.DDF01';

const applicationOf = ({ card }: CardpeekReading): CardpeekNode => nodeOf(card, `#${aid}`);

/** The body of a record: what stands in its template 70. */
function recordOf(reading: CardpeekReading, sfi: number, number: number): CardpeekNode {
  const file = applicationOf(reading).children.find(
    (node) => node.label === 'file' && Number.parseInt(node.id, 10) === sfi,
  );
  const record = file?.children.find(({ id }) => id === String(number));
  if (!record) throw new Error(`cardpeek shows no record ${number} of SFI ${sfi}`);
  return nodeOf(record, '70');
}

const tagsOf = (node: CardpeekNode): string[] => node.children.map(({ id }) => id);
const textsOf = (node: CardpeekNode): string[] => node.children.map(({ value }) => value);

/** The four bytes of an entry of the AFL as commands: READ RECORD with Le 00. */
function readCommands(entry: string): string[] {
  const [sfi, first, last] = [...Buffer.from(entry, 'hex')];
  return Array.from({ length: last! - first! + 1 }, (_, index) =>
    Buffer.of(0x00, 0xb2, first! + index, sfi! | 0x04, 0x00)
      .toString('hex')
      .toUpperCase(),
  );
}

/** What the tool must find whichever way it reaches the card. */
function expectDirectoryAndRecords(reading: CardpeekReading): void {
  const environment = nodeOf(reading.card, `#${Buffer.from(PSE).toString('hex').toUpperCase()}`);
  expect(nodeOf(environment, '84').meaning).toBe(PSE);
  expect(nodeOf(environment, '88').value).toBe('01');
  const entry = nodeOf(environment, '61');
  expect(nodeOf(entry, '4F').value).toBe(aid);
  expect(nodeOf(entry, '50').meaning).toBe(label);
  expect(reading.messages.match(/PSE contains application #.*/g)).toEqual([
    `PSE contains application #${aid}`,
  ]);

  const application = applicationOf(reading);
  expect(nodeOf(application, '84').value).toBe(aid);
  expect(nodeOf(application, '50').meaning).toBe(label);
  expect(nodeOf(application, '5F2D').meaning).toBe('zh');

  const holder = recordOf(reading, 1, 2);
  const name = Buffer.from(nodeOf(holder, '5F20').value, 'hex');
  expect(new TextDecoder('gb18030').decode(name)).toBe(demonstration.social.EF06['09'].value);
  expect(nodeOf(recordOf(reading, 1, 1), '57').value).toMatch(
    new RegExp(`^${pan}D${expiry.slice(0, 4)}${serviceCode}[0-9]*F?$`),
  );

  const signed = recordOf(reading, 3, 1);
  const mdy = (date: string): string => `${date.slice(2, 4)}/${date.slice(4)}/${date.slice(0, 2)}`;
  expect(nodeOf(signed, '5A').meaning.replace(/F$/, '')).toBe(pan);
  expect(nodeOf(signed, '5F24').meaning).toBe(mdy(expiry));
  expect(nodeOf(signed, '5F25').meaning).toBe(mdy(effective));
  expect(nodeOf(signed, '5F28').meaning).toMatch(/^China/);
  expect(nodeOf(signed, '5F34').value).toBe(panSequence);
  expect(textsOf(nodeOf(signed, '9F07'))).toHaveLength(8);
  expect(nodeOf(signed, '9F4A').meaning).toBe('Application Interchange Profile (AIP) 82. ');
  const rules = nodeOf(signed, '8E').children.filter((node) => node.label === 'CVM');
  expect(rules.map(({ meaning }) => meaning.replace(/^.*?unsuccessful: /, ''))).toEqual([
    'Plaintext PIN verification performed by ICC - If terminal supports the CVM',
    'Enciphered PIN verified online - If terminal supports the CVM',
    'Signature (paper) - If terminal supports the CVM',
    'No CVM Required - Always',
  ]);
  for (const code of ['9F0D', '9F0E', '9F0F']) expect(textsOf(nodeOf(signed, code))).not.toContain('Unknown');
  const first = nodeOf(signed, '8C').meaning;
  expect(first).toMatch(
    /^Amount, Authorized 9F02 \[6\]\. .*Terminal Verification Results \(TVR\) 95 \[5\]\. /,
  );
  expect(nodeOf(signed, '8D').meaning).toBe(`Authorisation Response Code 8A [2]. ${first}`);

  const rest = recordOf(reading, 3, 2);
  expect(nodeOf(rest, '9F42').meaning).toBe('Yuan Renminbi');
  expect(nodeOf(rest, '5F30').value).toBe(`0${serviceCode}`);
}

/** The certificates of the international set, each as long as the modulus that signed it. */
function expectInternationalCertificates(reading: CardpeekReading): void {
  const tags = [1, 2, 3, 4, 5].map((number) => tagsOf(recordOf(reading, 2, number)));
  expect(tags).toEqual([['8F', '90'], ['9F32', '92'], ['9F46'], ['9F47', '9F48', '9F49'], ['93']]);
  const read = (number: number, tag: string): string => nodeOf(recordOf(reading, 2, number), tag).value;
  // EMV 4.3 Book 2, table 6: the certificate carries the modulus less what the remainder holds, and 36 bytes more.
  const modulus = read(3, '9F46').length / 2;
  expect(read(1, '90').length / 2 - 36 + read(2, '92').length / 2).toBe(modulus);
  expect(read(5, '93').length / 2).toBe(modulus);
  expect(nodeOf(recordOf(reading, 2, 4), '9F49').meaning).toBe('Unpredictable number 9F37 [4]. ');
}

/** AIP and AFL over contacts, and that everything that the AFL names was there to read. */
function expectContactOptions(reading: CardpeekReading): void {
  const options = nodeOf(applicationOf(reading), 'processing_options');
  expect(textsOf(nodeOf(options, '82'))).toEqual([
    'SDA supported',
    'DDA supported',
    'Cardholder verification is supported',
    'Terminal risk management is to be performed',
    'Issuer authentication is supported',
    'CDA supported',
  ]);
  const locator = nodeOf(options, '94');
  expect(locator.children.map(textsOf)).toEqual([
    ['1', '1', '2', '0'],
    ['2', '1', '5', '0'],
    ['3', '1', '2', '1'],
    ['4', '1', '1', '0'],
  ]);
  const statusWords = new Map(reading.exchanges.map(({ command, statusWord }) => [command, statusWord]));
  const named = locator.children.flatMap(({ value }) => readCommands(value));
  expect(named.map((command) => statusWords.get(command))).toEqual(named.map(() => '9000'));
}

/** Of PBOC, in no table of EMV: load log, holder's document, card transaction qualifiers, available amount. */
const NATIONAL_TAGS = ['DF4D', '9F61', '9F62', '9F6C', '9F5D'];

/** No answer that the tool could not take apart, and no refusal but those that it asks for. */
function expectNoComplaint(
  { card, exchanges, complaints }: CardpeekReading,
  foreseen: readonly string[] = [],
): void {
  const nodes = [...allNodes(card)];
  expect(nodes.filter((node) => /Unparsed|error/i.test(node.label + node.meaning))).toEqual([]);
  // It reads on until there is nothing.
  const expected = /^WARNING Read (record failed for SFI \d+, record \d+|log record failed)$/;
  expect(complaints.filter((text) => !expected.test(text))).toEqual(foreseen);
  const unknown = nodes.filter((node) => node.label.startsWith('TLV (')).map(({ id }) => id);
  expect(unknown.filter((tag) => !NATIONAL_TAGS.includes(tag))).toEqual([]);

  const refused = exchanges.filter(({ statusWord }) => statusWord !== '9000');
  const others = refused.filter(({ command }) => !command.startsWith('00B2'));
  expect(others.map(({ command, statusWord }) => `${command} ${statusWord}`)).toEqual([
    '80CA9F4D00 6A88',
    '80CA9F7F00 6D00',
  ]);
  for (const { command, statusWord, answer } of refused) {
    expect(answer).toBe('');
    if (!command.startsWith('00B2')) continue;
    // SFI 31 is none.
    const answers = command.slice(6, 8) === 'FC' ? ['6A86'] : ['6A82', '6A83'];
    expect(answers, command).toContain(statusWord);
  }
}

const logOf = (reading: CardpeekReading): CardpeekNode[] =>
  nodeOf(applicationOf(reading), 'log file').children.filter((node) => node.label === 'record');

describeWithPrograms('a general EMV tool through pcscd and vpcd', [...PCSC_NEEDS, CARDPEEK], () => {
  const folder = useTemporaryFolder();
  let pcscd: PrivatePcscd;

  beforeAll(async () => {
    pcscd = await startPrivatePcscd();
  });
  afterAll(() => pcscd?.stop());

  test('reads a card that has been tapped twice and has paid online once', async () => {
    const image = folder.path('card.img');
    writeFileSync(image, createCard().image());
    const day = ['--date', '2026-11-22T10:11:12'];
    const pay = async (...words: string[]) => {
      const result = await sscard([
        'pay',
        '-r',
        `sim:${image}`,
        '--algorithm',
        'international',
        ...day,
        ...words,
      ]);
      expect(result).toMatchObject({ status: 0, stderr: '' });
    };
    await pay('--amount', '1.50');
    await pay('--amount', '30');
    await pay('--amount', '2.05', '--interface', 'contact', '--online', '--issuer', BANK_DATA);

    const argv = ['--import', 'tsx', 'host-cli/main.ts', 'serve', `sim:${image}`, '--interface', 'contact'];
    // Only with contacts: a reader without contacts that finds the card later would take its power in between.
    argv.push('--vpcd');
    const service = pcscd.spawn(process.execPath, argv);
    try {
      await waitUntil('pcscd shows the card', () => /^0 +Yes/m.test(pcscd.run('opensc-tool', ['-l']).stdout));
      const reading = await readWithCardpeek(
        VPCD_READERS[0],
        (command, words) => pcscd.run(command, words).stdout,
      );

      expect(nodeOf(reading.card, 'cold ATR').value).toBe(CONTACT_ATR);
      expect(reading.messages).toContain('protocol is T=0');
      expectDirectoryAndRecords(reading);
      expectInternationalCertificates(reading);
      expectContactOptions(reading);
      expectNoComplaint(reading);

      const application = applicationOf(reading);
      expect(nodeOf(application, '9F38').meaning).toMatch(/DF69 \[1\]\. .*Amount, Authorized 9F02 \[6\]\. /);
      // Three payments and what the tool itself began.
      expect(nodeOf(application, '9F36').meaning).toBe('4');
      expect(nodeOf(application, '9F13').meaning).toBe('3');
      expect(nodeOf(application, '9F17').meaning).toBe('3');
      expect(nodeOf(application, '9F4D').value).toBe('0B0A');

      const log = logOf(reading).map((record) => {
        const meaning = (name: string): string => nodeOf(record, name).meaning;
        return [
          meaning('Transaction Date'),
          nodeOf(record, 'Transaction Time').value,
          meaning('Amount, Authorized'),
          meaning('Currency code'),
          meaning('Transaction Type'),
          meaning('Application Transaction Counter (ATC)'),
        ];
      });
      const payment = (amount: string, atc: string) => [
        '11/22/26',
        '101112',
        amount,
        'Yuan Renminbi',
        'Purchase',
        atc,
      ];
      expect(log).toEqual([payment('2.05', '3'), payment('30.00', '2'), payment('1.50', '1')]);
    } finally {
      service.stdin.end('.quit\n');
      await waitUntil('the service ends', () => service.exitCode !== null);
    }
  });
});

describeWithPrograms('a general EMV tool through the PC/SC service', [CARDPEEK], () => {
  async function read(reader: string, protocol: 'T=0' | 'T=1' = 'T=0'): Promise<CardpeekReading> {
    const { path } = await testService({}, createCard({ protocol }));
    return readWithCardpeek(reader, async (command, words) => {
      const { output } = await runProgram(command, words, { PCSCLITE_CSOCK_NAME: path });
      return output;
    });
  }

  test.each(['T=0', 'T=1'] as const)('over contacts, %s', async (protocol) => {
    const reading = await read(CONTACT_READER, protocol);
    expect(reading.messages).toContain(`protocol is ${protocol}`);
    expectDirectoryAndRecords(reading);
    expectInternationalCertificates(reading);
    expectContactOptions(reading);
    expectNoComplaint(reading);
    const application = applicationOf(reading);
    expect(['9F36', '9F13', '9F17'].map((tag) => nodeOf(application, tag).meaning)).toEqual(['1', '0', '3']);
    expect(logOf(reading)).toEqual([]);
  });

  test('contactless: a fast payment of nothing in a foreign currency is declined with a cryptogram', async () => {
    const reading = await read(CONTACTLESS_READER);
    expectDirectoryAndRecords(reading);
    // Nothing to read belongs to a decline, so its answer has no AFL. pboc.md 3
    const noLocator = 'WARNING GPO Response message contains neither a Format 1 nor a Format 2 Data Field';
    expectNoComplaint(reading, [noLocator]);
    const options = nodeOf(applicationOf(reading), '77');
    expect(tagsOf(options)).toEqual(['82', '9F36', '57', '9F10', '9F26', '5F34', '9F6C', '9F5D', '5F20']);
    // CVR: AAC, no second cryptogram asked for.
    expect(nodeOf(options, '9F10').value).toMatch(/^07010103800000/);
  });
});
