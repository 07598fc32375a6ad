import { expect, test } from 'vitest';
import { checkVirtualDriverPort } from '../../../../host-cli/readers/doctor/virtual-driver-port.js';
import { machine } from './fake-machine.js';

const table = (state: string) =>
  machine({ text: () => `head\n 0: 00000000:8C7B 00000000:0000 ${state} 0\n` });

test.each([
  [table('0A'), true, 'good', undefined],
  [table('0A'), false, 'note', "sudo ss -ltnp 'sport = :35963'"],
  [table('01'), false, 'good', undefined],
  [table('01'), true, 'note', 'sudo systemctl restart pcscd'],
])('%# driver expected: %s', (on, expected, state, remedy) => {
  const finding = checkVirtualDriverPort(on, expected);
  expect(finding?.state).toBe(state);
  expect(finding?.remedy).toBe(remedy);
});

test('without the tables of Linux nothing is told', () => {
  expect(checkVirtualDriverPort(machine({ text: () => undefined }), false)).toBeUndefined();
});
