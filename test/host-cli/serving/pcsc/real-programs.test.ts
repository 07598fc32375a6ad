import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  CHALLENGE,
  CONTACT_ATR,
  CONTACT_READER,
  CONTACTLESS_ATR,
  CONTACTLESS_READER,
  SELECT,
  sleep,
  type TestService,
  temporaryFolder,
  testService,
} from '../../../support/pcsc-service.js';
import { describeWithPrograms, program, works } from '../../../support/programs.js';
import { nodePackage, resolvePackage, runProgram, SYSTEM_PYTHON } from '../../../support/run-program.js';

const environment = ({ path }: TestService) => ({ PCSCLITE_CSOCK_NAME: path });
const plain = (text: string): string => text.replace(/[^0-9A-Fa-f]/g, '').toUpperCase();

describeWithPrograms('opensc-tool', [program('opensc-tool', 'opensc')], () => {
  test('-l lists both readers with their card', async () => {
    const served = await testService();
    const { output, exitCode } = await runProgram('opensc-tool', ['-l'], environment(served));
    expect(exitCode).toBe(0);
    expect(output).toMatch(new RegExp(`^0 +Yes +${CONTACT_READER}$`, 'm'));
    expect(output).toMatch(new RegExp(`^1 +Yes +${CONTACTLESS_READER}$`, 'm'));
  });

  test('-a shows ATR and pseudo ATR', async () => {
    const served = await testService();
    const contact = await runProgram('opensc-tool', ['-r', '0', '-a'], environment(served));
    const contactless = await runProgram('opensc-tool', ['-r', '1', '-a'], environment(served));
    expect(plain(contact.output)).toBe(CONTACT_ATR);
    expect(plain(contactless.output)).toBe(CONTACTLESS_ATR);
  });

  test('-s talks to the card, and to the contactless reader', async () => {
    const served = await testService();
    const contact = await runProgram(
      'opensc-tool',
      ['-r', '0', '-s', SELECT, '-s', CHALLENGE],
      environment(served),
    );
    expect(contact.output.match(/SW1=0x90, SW2=0x00/g)).toHaveLength(2);
    const contactless = await runProgram('opensc-tool', ['-r', '1', '-s', 'FFCA000000'], environment(served));
    expect(contactless.output).toMatch(/SW1=0x90, SW2=0x00\):\n08 /);
  });

  test('-l shows an empty reader', async () => {
    const served = await testService();
    served.contact.remove();
    const { output } = await runProgram('opensc-tool', ['-l'], environment(served));
    expect(output).toMatch(new RegExp(`^0 +No +${CONTACT_READER}$`, 'm'));
  });
});

describeWithPrograms('pcsc_scan', [program('pcsc_scan', 'pcsc-tools')], () => {
  test('shows the ATR, removal and insertion', async () => {
    const served = await testService();
    const scan = spawn('pcsc_scan', ['-n'], { env: { ...process.env, LC_ALL: 'C', ...environment(served) } });
    let output = '';
    scan.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    const shown = async (pattern: RegExp): Promise<void> => {
      while (!pattern.test(output)) await sleep(20);
    };
    try {
      await shown(/Reader 1[\s\S]*ATR: 3B 8D 80 01/);
      expect(plain(/ATR: ([0-9A-F ]+)/.exec(output)![1]!)).toBe(CONTACT_ATR);
      served.contact.remove();
      await shown(/Event number: 1\n.*Card removed/);
      served.contact.insert(served.chip);
      await shown(/Event number: 2\n.*Card inserted/);
    } finally {
      scan.kill();
    }
  });
});

describeWithPrograms('scriptor', [program('scriptor', 'pcsc-tools')], () => {
  test('runs a script, with a reset in it', async () => {
    const served = await testService();
    const script = join(temporaryFolder(), 'script');
    writeFileSync(script, `${SELECT}\n00C000001E\nreset\n${CHALLENGE}\n`);
    const { output } = await runProgram(
      'scriptor',
      ['-r', CONTACT_READER, '-p', 'T=0', script],
      environment(served),
    );
    expect(output).toContain('< 61 1E :');
    expect(output).toMatch(/< 6F 1C[0-9A-F\s]* 90 00 :/);
    expect(plain(/< OK: ([0-9A-F ]+)/.exec(output)![1]!)).toBe(CONTACT_ATR);
    expect(output).toMatch(/< ([0-9A-F]{2} ){8}90 00 :[^<]*$/);
  });
});

const PYSCARD = works('pyscard', [SYSTEM_PYTHON, '-c', 'import smartcard'], 'python3-pyscard');

describeWithPrograms('pyscard', [PYSCARD], () => {
  test('reads the holder data from both readers', async () => {
    const served = await testService();
    const program = `
from smartcard.System import readers
for reader in readers():
    connection = reader.createConnection()
    connection.connect()
    print(reader, bytes(connection.getATR()).hex().upper(), connection.getProtocol())
    def send(command):
        data, sw1, sw2 = connection.transmit(list(bytes.fromhex(command)))
        print(bytes(data).hex().upper() + '%02X%02X' % (sw1, sw2))
    send('${SELECT}'); send('00A4000002EF05'); send('00B2070400')
    connection.disconnect()
`;
    const { output, errors } = await runProgram(SYSTEM_PYTHON, ['-c', program], environment(served));
    expect(errors).toBe('');
    const lines = output.trim().split('\n');
    expect(lines).toHaveLength(8);
    expect(lines[0]).toBe(`${CONTACT_READER} ${CONTACT_ATR} 1`);
    expect(lines[4]).toBe(`${CONTACTLESS_READER} ${CONTACTLESS_ATR} 2`);
    expect(lines[3]).toMatch(/^[0-9A-F]+9000$/);
    expect(lines[7]).toBe(lines[3]);
  });

  test('two programs respect each other’s transactions', async () => {
    const served = await testService();
    const program = `
from smartcard.scard import *
import sys
hresult, context = SCardEstablishContext(SCARD_SCOPE_USER)
hresult, card, protocol = SCardConnect(context, '${CONTACT_READER}', SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY)
done = 0
for turn in range(50):
    assert SCardBeginTransaction(card) == 0
    hresult, answer = SCardTransmit(card, SCARD_PCI_T0, list(bytes.fromhex('${SELECT}')))
    assert hresult == 0 and answer == [0x61, 0x1E], (hresult, answer)
    hresult, answer = SCardTransmit(card, SCARD_PCI_T0, [0, 0xC0, 0, 0, 0x1E])
    assert hresult == 0 and len(answer) == 32, (hresult, answer)
    assert SCardEndTransaction(card, SCARD_LEAVE_CARD) == 0
    done += 1
print(done)
`;
    const both = await Promise.all(
      [0, 1].map(() => runProgram(SYSTEM_PYTHON, ['-c', program], environment(served))),
    );
    expect(both.map(({ errors }) => errors)).toEqual(['', '']);
    expect(both.map(({ output }) => output.trim())).toEqual(['50', '50']);
  });

  test('a wait ends at its time, by removal, and by a cancel', async () => {
    const served = await testService();
    const program = `
from smartcard.scard import *
import threading, time
hresult, context = SCardEstablishContext(SCARD_SCOPE_USER)
hresult, states = SCardGetStatusChange(context, 0, [('${CONTACT_READER}', SCARD_STATE_UNAWARE)])
known = [(states[0][0], states[0][1])]
hresult, states = SCardGetStatusChange(context, 100, known)
print('%08X' % (hresult & 0xFFFFFFFF), flush=True)
threading.Timer(0.2, lambda: SCardCancel(context)).start()
hresult, states = SCardGetStatusChange(context, INFINITE, known)
print('%08X' % (hresult & 0xFFFFFFFF), flush=True)
print('now', flush=True)
hresult, states = SCardGetStatusChange(context, INFINITE, known)
print('%08X' % (hresult & 0xFFFFFFFF), states[0][1] & SCARD_STATE_EMPTY != 0, flush=True)
`;
    const python = spawn(SYSTEM_PYTHON, ['-c', program], { env: { ...process.env, ...environment(served) } });
    let output = '';
    python.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.endsWith('now\n')) setTimeout(() => served.contact.remove(), 50);
    });
    await new Promise((resolve) => python.on('close', resolve));
    expect(output.trim().split('\n')).toEqual(['8010000A', '80100002', 'now', '00000000 True']);
  });
});

describeWithPrograms('npm pcsclite', [nodePackage('pcsclite')], () => {
  test('connects, transmits, and sees removal and insertion', async () => {
    const served = await testService();
    const program = `
const service = require(${JSON.stringify(resolvePackage('pcsclite'))})();
service.on('error', () => {});
service.on('reader', (reader) => {
  if (reader.name !== ${JSON.stringify(CONTACT_READER)}) return;
  let before = 0;
  reader.on('error', () => {});
  reader.on('status', ({ state, atr }) => {
    const changed = state ^ before;
    before = state;
    if (!(changed & reader.SCARD_STATE_PRESENT)) return;
    if (!(state & reader.SCARD_STATE_PRESENT)) return console.log('removed');
    console.log('inserted ' + atr.toString('hex').toUpperCase());
    reader.connect({ share_mode: reader.SCARD_SHARE_SHARED }, (error, protocol) => {
      if (error) throw error;
      reader.transmit(Buffer.from('${CHALLENGE}', 'hex'), 258, protocol, (error, answer) => {
        if (error) throw error;
        console.log('answer ' + answer.length);
        reader.disconnect(reader.SCARD_LEAVE_CARD, () => console.log('done'));
      });
    });
  });
});
`;
    const client = spawn(process.execPath, ['-e', program], {
      env: { ...process.env, ...environment(served) },
    });
    let output = '';
    client.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    const lines = async (count: number): Promise<string[]> => {
      while (output.split('\n').length <= count) await sleep(20);
      return output.trim().split('\n');
    };
    try {
      await lines(3);
      served.contact.remove();
      await lines(4);
      served.contact.insert(served.chip);
      const inserted = [`inserted ${CONTACT_ATR}`, 'answer 10', 'done'];
      expect(await lines(7)).toEqual([...inserted, 'removed', ...inserted]);
    } finally {
      client.kill('SIGKILL');
    }
  });
});

test('the programs find the socket by the line that the service tells', async () => {
  const { service, path } = await testService();
  expect(service.exportLine).toBe(`export PCSCLITE_CSOCK_NAME=${path}`);
});
