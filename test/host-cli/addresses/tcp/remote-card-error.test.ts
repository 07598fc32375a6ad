import { expect, test } from 'vitest';
import { remoteCardError } from '../../../../host-cli/addresses/tcp/remote-card-error.js';
import { REMOTE_ERRORS } from '../../../../host-cli/serving/tcp/protocol.js';

test.each([...Object.keys(REMOTE_ERRORS), 'OF_A_LATER_VERSION'])('%s names place, code and words', (code) => {
  const { message } = remoteCardError({ code, message: 'as it is' }, 'host:1');
  expect(message).toContain(`host:1 says ${code}: as it is`);
});

test.each([
  ['NO_CARD', 'NO_CARD'],
  ['INTERFACE_NOT_SUPPORTED', 'INTERFACE_NOT_SUPPORTED'],
  ['BUSY', 'LINK_FAILED'],
  ['OF_A_LATER_VERSION', 'LINK_FAILED'],
])('%s is %s', (remote, code) => {
  expect(remoteCardError({ code: remote, message: '' }, 'host:1').code).toBe(code);
});
