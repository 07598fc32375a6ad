import { expect, test } from 'vitest';
import { RunningPayment } from '../../../../../host-cli/terminal/payment/kernel/running-payment.js';
import { verificationMeans } from '../../../../../host-cli/terminal/payment/kernel/verification-means.js';
import { NO_VERIFICATION } from '../../../../../host-cli/terminal/payment/terminal-configuration.js';
import { scripted } from '../../link.js';
import { type Changes, input, newBank } from '../bank-terminal.js';

const means = (changes: Changes, contactless = false) =>
  verificationMeans(new RunningPayment(input(scripted({}), changes), contactless));

const ALL = { offlinePin: true, onlinePin: true, signature: true, none: true };

test('a purchase: above the limit whatever there is, up to it nothing', () => {
  expect(means({ configuration: { verificationLimit: 1233 } })).toEqual(ALL);
  expect(means({ configuration: { verificationLimit: 1234 } })).toEqual(NO_VERIFICATION);
});

test('no PIN in clear over the air', () => {
  expect(means({ configuration: { verificationLimit: 0 } }, true)).toEqual({ ...ALL, offlinePin: false });
});

test('without pad, and offline', () => {
  const limits = { verificationLimit: 0 };
  expect(means({ configuration: { ...limits, pinPad: false } })).toMatchObject({
    offlinePin: false,
    onlinePin: false,
  });
  expect(means({ configuration: { ...limits, offlineOnly: true } })).toMatchObject({ onlinePin: false });
  expect(means({ configuration: { ...limits, signature: false } })).toMatchObject({ signature: false });
});

test.each([
  ['load', ALL],
  ['unblock-pin', NO_VERIFICATION],
  ['replace-pin', NO_VERIFICATION],
  ['unblock-application', NO_VERIFICATION],
  ['change-pin', { offlinePin: true, onlinePin: false, signature: false, none: false }],
] as const)('%s', (service, expected) => {
  const changes = { service, newPin: '975318', issuer: newBank(), configuration: { verificationLimit: 0 } };
  expect(means(changes)).toEqual(expected);
});
