import { readlinkSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { AID, SSSE_FCI } from '../../../support/demonstration.js';
import {
  PCSC_NEEDS,
  type PrivatePcscd,
  SYSTEM_PYTHON,
  startPrivatePcscd,
  VPCD_READERS,
  waitUntil,
} from '../../../support/private-pcscd.js';
import { describeWithPrograms } from '../../../support/programs.js';
import { useTemporaryFolder } from '../../../support/temporary-folder.js';
import { startVpcdCards, type VpcdCards } from '../../../support/vpcd-card.js';
import type { VpcdCardProcessOptions } from '../../../support/vpcd-card-process.js';

const ATR = '3B 6D 00 00 00 81 54 43 53 86 60 51 01 00 00 00 01';
const CONTACTLESS_ATR = '3B 8D 80 01 00 81 54 43 53 86 60 51 01 00 00 00 01 7E';
const SELECT_SSSE = `00A404000F${AID.SSSE}`;
const [FIRST, SECOND] = VPCD_READERS;

/** Sends the commands in its arguments to a reader and prints answer after answer. */
const PYSCARD = `
import sys
from smartcard.System import readers
from smartcard.CardConnection import CardConnection
name, protocol, *commands = sys.argv[1:]
reader = [reader for reader in readers() if str(reader) == name][0]
connection = reader.createConnection()
connection.connect(getattr(CardConnection, protocol))
print(bytes(connection.getATR()).hex().upper())
for command in commands:
    data, sw1, sw2 = connection.transmit(list(bytes.fromhex(command)))
    print(bytes(data).hex().upper() + '%02X%02X' % (sw1, sw2))
`;

describeWithPrograms('programs that use pcscd, through vpcd', PCSC_NEEDS, () => {
  const folder = useTemporaryFolder();
  let pcscd: PrivatePcscd;
  let cards: VpcdCards | undefined;

  beforeAll(async () => {
    pcscd = await startPrivatePcscd();
  });

  afterEach(async () => {
    await cards?.stop();
    cards = undefined;
    // The driver must have seen the cards go before the next come.
    await waitUntil('no card is left', () => !/Yes/.test(pcscd.run('opensc-tool', ['-l']).stdout));
  });

  afterAll(() => pcscd?.stop());

  async function serve(options: VpcdCardProcessOptions): Promise<VpcdCards> {
    cards = await startVpcdCards(pcscd, options);
    await waitUntil('pcscd shows the cards', () => cardsShown() === options.slots.length);
    return cards;
  }

  const cardsShown = (): number => pcscd.run('opensc-tool', ['-l']).stdout.match(/Yes/g)?.length ?? 0;

  function run(command: string, ...argv: string[]): string {
    const { status, stdout, stderr } = pcscd.run(command, argv);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout;
  }

  function pyscard(reader: string, protocol: 'T0_protocol' | 'T1_protocol', ...commands: string[]): string[] {
    return run(SYSTEM_PYTHON, '-c', PYSCARD, reader, protocol, ...commands)
      .trim()
      .split('\n');
  }

  describe('opensc-tool', () => {
    test('-l shows both readers, -a the ATR, -s sends', async () => {
      await serve({ slots: [{}, { cardInterface: 'contactless' }] });
      const list = run('opensc-tool', '-l');
      expect(list).toMatch(new RegExp(`0\\s+Yes\\s+${FIRST}`));
      expect(list).toMatch(new RegExp(`1\\s+Yes\\s+${SECOND}`));
      expect(run('opensc-tool', '-r', '0', '-a').trim().toUpperCase().replaceAll(':', ' ')).toBe(ATR);
      expect(run('opensc-tool', '-r', '1', '-a').trim().toUpperCase().replaceAll(':', ' ')).toBe(
        CONTACTLESS_ATR,
      );
      const sent = run(
        'opensc-tool',
        '-r',
        '0',
        '-c',
        'default',
        '-s',
        `${SELECT_SSSE}00`,
        '-s',
        '0084000008',
      );
      expect(sent.match(/SW1=0x90, SW2=0x00/g)).toHaveLength(2);
      expect(sent.replace(/\s/g, '')).toContain(SSSE_FCI.slice(0, 32));
    });
  });

  describe('pcsc_scan', () => {
    test('parses the ATR', async () => {
      await serve({ slots: [{}] });
      const scan = run('pcsc_scan', '-t', '2');
      expect(scan).toContain(`ATR: ${ATR}`);
      expect(scan).toContain('Historical bytes: 00 81 54 43 53 86 60 51 01 00 00 00 01');
      expect(scan).not.toMatch(/wrong|invalid|error.*ATR/i);
    });

    test('-r lists the readers', async () => {
      await serve({ slots: [{}] });
      expect(run('pcsc_scan', '-r')).toContain(FIRST);
    });

    test('shows removal and insertion', async () => {
      const served = await serve({ slots: [{}] });
      const scan = pcscd.spawn('pcsc_scan', ['-n', '-t', '60']);
      let output = '';
      scan.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
      const shown = (text: string, count: number) => () => output.split(text).length > count;
      await waitUntil('the card is shown', shown(`ATR: ${ATR}`, 1));
      served.tell('remove 0');
      // The empty second slot is shown as removed from the beginning.
      await waitUntil('the removal is shown', shown('Card removed', 2));
      served.tell('insert 0');
      await waitUntil('the insertion is shown', shown(`ATR: ${ATR}`, 2));
      scan.kill();
    });
  });

  describe('scriptor', () => {
    test('runs a script', async () => {
      await serve({ slots: [{}] });
      const script = folder.path('select.apdu');
      writeFileSync(script, `reset\n${SELECT_SSSE}\n00C000001E\n00B2012C00\n`);
      // It tells on standard error what it uses, and ends with 0 whatever happens.
      const { stdout } = pcscd.run('scriptor', ['-r', FIRST, '-p', 'T=0', script]);
      const output = stdout.replace(/\n(?=[0-9A-F]{2} )/g, '');
      expect(output).toContain('< 61 1E');
      expect(output.replace(/\s/g, '')).toContain(`${SSSE_FCI}9000`);
      expect(output.match(/90 00 : Normal processing/g)).toHaveLength(2);
    });
  });

  describe('pyscard', () => {
    test('reads the card data', async () => {
      await serve({ slots: [{}] });
      const [atr, ...answers] = pyscard(
        FIRST,
        'T0_protocol',
        SELECT_SSSE,
        '00C000001E',
        '00B2012C00',
        '00B2032C00',
      );
      expect(atr).toBe(ATR.replaceAll(' ', ''));
      expect(answers.slice(0, 2)).toEqual(['611E', `${SSSE_FCI}9000`]);
      // 卡识别码 and 规范版本, each with tag and length.
      expect(answers[2]).toMatch(/^0110[0-9A-F]{32}9000$/);
      expect(answers[3]).toBe('0304332E30309000');
    });

    test('T=1: a select with Le, and an extended length', async () => {
      await serve({ slots: [{ protocol: 'T=1' }] });
      const answers = pyscard(FIRST, 'T1_protocol', `${SELECT_SSSE}00`, '00B2012C000000');
      expect(answers[1]).toBe(`${SSSE_FCI}9000`);
      expect(answers[2]).toMatch(/^0110[0-9A-F]{32}9000$/);
    });

    test('two slots hold two cards', async () => {
      await serve({ slots: [{}, { cardInterface: 'contactless' }] });
      expect(pyscard(FIRST, 'T0_protocol', SELECT_SSSE)[1]).toBe('611E');
      expect(pyscard(SECOND, 'T1_protocol', `${SELECT_SSSE}00`)[1]).toBe(`${SSSE_FCI}9000`);
      expect(pyscard(SECOND, 'T1_protocol', 'FFCA000000')[1]).toMatch(/^08[0-9A-F]{6}9000$/);
    });

    test('a single byte is refused, not waited for', async () => {
      await serve({ slots: [{}] });
      expect(pyscard(FIRST, 'T0_protocol', '05', SELECT_SSSE).slice(1)).toEqual(['6700', '611E']);
    });
  });

  test('pcscd ends and comes again, and so does the card', async () => {
    const served = await serve({ slots: [{}] });
    await pcscd.stopService();
    await served.waitFor('DRIVER_GONE');
    await pcscd.startService();
    await served.waitFor('CONNECTED', 2);
    await waitUntil('pcscd shows the card', () => cardsShown() === 1);
    expect(pyscard(FIRST, 'T0_protocol', SELECT_SSSE)[1]).toBe('611E');
    expect(served.codes.filter((code) => code === 'DRIVER_GONE')).toHaveLength(1);
  });

  test('with the early length byte every answer is as without', async () => {
    const commands = [
      SELECT_SSSE,
      '00C000001E',
      '00B2012C00',
      '00B2032C00',
      '00B2092C00',
      '00FF0000',
      '0084000010',
    ];
    const short = { longestFileBytes: 253 };
    await serve({ slots: [short, {}], earlyLengthByte: false });
    const without = pyscard(FIRST, 'T0_protocol', ...commands.slice(0, -1));
    await cards!.stop();
    await waitUntil('no card is left', () => cardsShown() === 0);
    await serve({ slots: [short], earlyLengthByte: true });
    const withByte = pyscard(FIRST, 'T0_protocol', ...commands);
    expect(withByte.slice(0, -1)).toEqual(without);
    expect(withByte.at(-1)).toMatch(/^[0-9A-F]{32}9000$/);
    expect(cards!.codes).not.toContain('DRIVER_SLOW');
  });

  test('the service has a network of its own', () => {
    expect(run('readlink', '/proc/self/ns/net').trim()).not.toBe(readlinkSync('/proc/self/ns/net'));
  });
});
