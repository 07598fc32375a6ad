import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  objectsFromText,
  objectsToText,
  readMessage,
  responseFromText,
  responseToText,
  writeMessage,
} from '../../../host-cli/issuer/wire-messages.js';
import { ISSUER_SERVICES } from '../../../host-cli/terminal/payment/issuer/issuer-host.js';
import { bytes } from '../../support/hex.js';
import { authorisation } from '../terminal/payment/issuer/authorisation.js';

test('objects there and back', () => {
  const objects = authorisation();
  const line = writeMessage('verify', { verify: { objects: objectsToText(objects) } });
  expect(line.endsWith('}\n')).toBe(true);
  expect(objectsFromText(readMessage(line, 'verify')!.verify.objects)).toEqual(objects);
});

test('an answer there and back', () => {
  const response = {
    responseCode: '00',
    reason: { en: 'approved', zh: '批准' },
    authenticationData: bytes('00112233445566773030'),
    scripts: [bytes('7200')],
    authorisationCode: '000001',
  };
  const line = writeMessage('authorised', responseToText(response));
  expect(responseFromText(readMessage(line, 'authorised')!)).toEqual(response);
  const plain = { responseCode: '05', reason: { en: 'no', zh: '否' }, scripts: [] };
  expect(responseFromText(responseToText(plain))).toEqual(plain);
});

test.each([
  '{"authorise":{"service":"refund","objects":{}}}',
  '{"authorise":{"service":"load","objects":{"9f02":"00"}}}',
  '{"authorise":{"service":"load","objects":{"9F02":"0"}}}',
  '{"authorise":{"service":"load","objects":{},"pin":"1234"}}',
  '{"authorise":{"service":"change-pin","objects":{},"newPin":"975318"}}',
  '[]',
  '',
])('no request: %s', (line) => {
  expect(readMessage(line, 'authorise')).toBeUndefined();
});

test.each(ISSUER_SERVICES)('a request for %s', (service) => {
  const line = writeMessage('authorise', { authorise: { service, objects: {} } });
  expect(readMessage(line, 'authorise')).toEqual({ authorise: { service, objects: {} } });
});

test('any text is a message or none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
      expect(readMessage(line, 'authorised')).toBeUndefined();
      expect(readMessage(line, 'greeting')).toBeUndefined();
    }),
  );
});
