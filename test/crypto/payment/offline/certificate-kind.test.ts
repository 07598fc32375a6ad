import { describe, expect, it } from 'vitest';
import { ICC_CERTIFICATE, ISSUER_CERTIFICATE } from '../../../../crypto/payment/offline/certificate-kind.js';
import { expectCode, hex, toHex } from '../../support.js';

const pan = '6231000000000000013';

describe('an issuer', () => {
  it.each([
    ['623', '623fffff'],
    ['623100', '623100ff'],
    ['62310000', '62310000'],
  ])('%s is the beginning of the PAN', (identifier, field) => {
    expect(toHex(ISSUER_CERTIFICATE.encodeSubject(identifier))).toBe(field);
    expect(ISSUER_CERTIFICATE.belongsTo(hex(field), pan)).toBe(true);
  });

  it.each(['62ffffff', 'ffffffff', '624fffff', '62310001', '6f3100ff', '623a00ff'])('%s is not', (field) => {
    expect(ISSUER_CERTIFICATE.belongsTo(hex(field), pan)).toBe(false);
  });

  it.each(['62', '623100000', '62310f', ''])('"%s" cannot be named', (identifier) => {
    expectCode(() => ISSUER_CERTIFICATE.encodeSubject(identifier), 'BAD_ARGUMENT');
  });
});

it('a card is its whole PAN', () => {
  const field = ICC_CERTIFICATE.encodeSubject(pan);
  expect(toHex(field)).toBe(`${pan}f`);
  expect(ICC_CERTIFICATE.belongsTo(field, pan)).toBe(true);
  expect(ICC_CERTIFICATE.belongsTo(field, pan.slice(0, -1))).toBe(false);
  expect(ICC_CERTIFICATE.belongsTo(ICC_CERTIFICATE.encodeSubject('62310000'), '62310000')).toBe(true);
  expectCode(() => ICC_CERTIFICATE.encodeSubject('6231'), 'BAD_ARGUMENT');
});
