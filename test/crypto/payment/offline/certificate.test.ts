import { expect, it } from 'vitest';
import { subjectAndExpiryProblem } from '../../../../crypto/payment/offline/certificate.js';
import { ISSUER_CERTIFICATE } from '../../../../crypto/payment/offline/certificate-kind.js';
import { hex } from '../../support.js';
import { TODAY } from './chain.js';

it.each([
  ['623100ff', '1240', undefined],
  ['623100ff', '1126', undefined],
  ['623100ff', '1026', 'CERTIFICATE_EXPIRED'],
  ['623100ff', '1326', 'CERTIFICATE_DATE'],
  ['623101ff', '1326', 'ISSUER_IDENTIFIER'],
])('%s and %s: %s', (subject, expiry, problem) => {
  const expected = { pan: '6231000000000000013', today: TODAY };
  expect(subjectAndExpiryProblem(ISSUER_CERTIFICATE, hex(subject), hex(expiry), expected)).toBe(problem);
});
