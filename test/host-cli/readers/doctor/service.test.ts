import { describe, expect, test } from 'vitest';
import type { Machine, SocketAnswer } from '../../../../host-cli/readers/doctor/machine.js';
import { checkService } from '../../../../host-cli/readers/doctor/service.js';
import { machine } from './fake-machine.js';

const answering = (answer: SocketAnswer): Partial<Machine> => ({ askSocket: async () => answer });
const own = (path: string): Partial<Machine> => ({ environment: { PCSCLITE_CSOCK_NAME: path } });

describe('the service', () => {
  test('answers, and its protocol tells its age', async () => {
    const finding = await checkService(machine());
    expect(finding).toMatchObject({
      state: 'good',
      told: expect.stringContaining('4:4, as PC/SC lite 1.9 to 2.2'),
    });
  });

  test.each<[string, Partial<Machine>, string]>([
    ['not installed', { fileKind: () => 'none' }, 'sudo apt-get install -y pcscd'],
    [
      'not running',
      { fileKind: (path) => (path.endsWith('pcscd') ? 'file' : 'none') },
      'sudo systemctl start pcscd',
    ],
    ['our socket, not served', own('/tmp/x'), 'sscard serve --pcsc-socket /tmp/x'],
    ['a path too long', own('/'.padEnd(108, 'x')), 'export PCSCLITE_CSOCK_NAME=/tmp/sscard.sock'],
    ['a file', { ...own('/tmp/x'), fileKind: () => 'file' }, 'unset PCSCLITE_CSOCK_NAME'],
    ['stale', answering({ kind: 'refused', code: 'ECONNREFUSED' }), 'sudo systemctl start pcscd'],
    ['forbidden', answering({ kind: 'refused', code: 'EACCES' }), 'sudo chmod a+rw /run/pcscd/pcscd.comm'],
    ['hung', answering({ kind: 'silent' }), 'sudo systemctl restart pcscd'],
  ])('%s', async (_name, parts, remedy) => {
    expect(await checkService(machine(parts))).toMatchObject({ state: 'bad', remedy });
  });

  test('a user whom polkit turns away gets a rule', async () => {
    const finding = await checkService(machine(answering({ kind: 'closed' })));
    expect(finding?.remedy).toContain('/etc/polkit-1/rules.d/');
  });

  test('elsewhere it is part of the system', async () => {
    expect(await checkService(machine({ platform: 'darwin' }))).toBeUndefined();
  });
});
