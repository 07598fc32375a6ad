import { expect, it } from 'vitest';
import { iccKey } from '../../../../card-model/applications/pboc/icc-key.js';
import { DataObjects } from '../../../../card-model/files/data-objects.js';
import { offlineAuthentication } from '../../../../crypto/index.js';
import keyFile from '../../../../fixtures/payment/test-keys.json' with { type: 'json' };
import { bytes } from '../../../support/hex.js';
import { bankContents } from '../../../support/payment-card.js';

const stored = bankContents().masterFile.directories.find(({ fid }) => fid === 0xdfa1)!.objects!;
const without = (tag: number) => new DataObjects(stored.filter((object) => object.tag !== tag));

it('RSA beside 3DES, SM2 beside SM4: those of the fixtures', () => {
  const objects = new DataObjects(stored);
  const [rsa, sm2] = keyFile.schemes;
  expect(offlineAuthentication.publicKey(iccKey(objects, '3DES')!)).toMatchObject({
    modulus: bytes(rsa!.card.modulus!),
  });
  expect(offlineAuthentication.publicKey(iccKey(objects, 'SM4')!)).toMatchObject({
    publicKey: bytes(sm2!.card.publicKey!),
  });
});

it('is one object, by which what is derived from it is remembered', () => {
  const objects = new DataObjects(stored);
  expect(iccKey(objects, '3DES')).toBe(iccKey(objects, '3DES'));
  expect(iccKey(objects, 'SM4')).toBe(iccKey(objects, 'SM4'));
});

it.each([0x8201, 0x8202, 0x8203, 0x8204, 0x8205])('without part %i there is no RSA key', (tag) => {
  expect(iccKey(without(tag), '3DES')).toBeUndefined();
  expect(iccKey(without(tag), 'SM4')).toBeDefined();
});

it('without 8402 there is no SM2 key', () => {
  expect(iccKey(without(0x8402), 'SM4')).toBeUndefined();
});
