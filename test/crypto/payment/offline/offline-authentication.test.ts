import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CertificateObjects,
  cdaTransactionData,
  fddaTerminalData,
  type OfflineResult,
} from '../../../../crypto/index.js';
import { counting, expectCode, hex } from '../../support.js';
import { ALGORITHMS, EXPIRY, flipped, problemOf, testChain } from './chain.js';

const ENGINE_SETS = ['native', 'portable'] as const;
const CASES = ALGORITHMS.flatMap((algorithm) =>
  ENGINE_SETS.map((engineSet) => [algorithm, engineSet] as const),
);

describe.each(CASES)('%s on %s engines', (algorithm, engineSet) => {
  const chain = testChain(algorithm, engineSet);
  const { offline, expected, staticData, pan } = chain;
  const wrongData = algorithm === 'RSA' ? 'HASH' : 'SIGNATURE';

  it('certifies and verifies an issuer', () => {
    const made = offline.makeIssuerCertificate(chain.scheme, {
      subject: '62310000',
      expiry: EXPIRY,
      serialNumber: hex('a1b2c3'),
      publicKey: chain.issuerPublic,
    });
    expect(offline.verifyIssuerCertificate(chain.schemePublic, made, expected)).toEqual({
      ok: true,
      publicKey: chain.issuerPublic,
      serialNumber: hex('a1b2c3'),
      expiry: EXPIRY,
    });
    const other = { ...expected, pan: '6231000100000000013' };
    expect(problemOf(offline.verifyIssuerCertificate(chain.schemePublic, made, other))).toBe(
      'ISSUER_IDENTIFIER',
    );
    const wrongKey = offline.verifyIssuerCertificate(chain.issuerPublic, made, expected);
    expect(wrongKey.ok).toBe(false);
  });

  it('certifies and verifies a card with its static data', () => {
    const verify = (objects: CertificateObjects, data: Uint8Array, number = pan) =>
      offline.verifyIccCertificate(chain.issuerPublic, objects, { ...expected, pan: number }, data);
    expect(verify(chain.cardObjects, staticData)).toMatchObject({ ok: true, publicKey: chain.cardPublic });
    expect(problemOf(verify(chain.cardObjects, flipped(staticData, 7)))).toBe(wrongData);
    expect(problemOf(verify(chain.cardObjects, staticData.slice(1)))).toBe(wrongData);
    expect(problemOf(verify(chain.cardObjects, staticData, '6231000000000000014'))).toBe('CERTIFICATE_PAN');
    expect(problemOf(verify(chain.cardObjects, staticData, '623100000000000001'))).toBe('CERTIFICATE_PAN');
    expect(verify(chain.issuerObjects, staticData).ok).toBe(false);
  });

  it('looks at the date passed in', () => {
    const at = (year: number, month: number) =>
      problemOf(
        offline.verifyIssuerCertificate(chain.schemePublic, chain.issuerObjects, {
          pan,
          today: { year, month },
        }),
      );
    expect(at(2040, 12)).toBe('none');
    expect(at(2041, 1)).toBe('CERTIFICATE_EXPIRED');
    expect(at(1999, 1)).toBe('none');
  });

  it('signs static data', () => {
    const signed = offline.signStaticData(chain.issuer, hex('1234'), staticData);
    expect(offline.verifyStaticData(chain.issuerPublic, signed, staticData)).toEqual({
      ok: true,
      authenticationCode: hex('1234'),
    });
    const altered = offline.verifyStaticData(chain.issuerPublic, signed, flipped(staticData, 3));
    expect(problemOf(altered)).toBe(wrongData);
    expectCode(() => offline.signStaticData(chain.issuer, hex('12'), staticData), 'BAD_LENGTH');
  });

  it.each([0, 1] as const)('signs fDDA version %i over the terminal data', (version) => {
    const terminal = {
      version,
      unpredictableNumber: hex('11223344'),
      amountAuthorised: hex('000000001000'),
      currency: hex('0156'),
      cardAuthenticationData: hex('01a1a2a3a4000000'),
    } as const;
    const signed = offline.signDynamicData(chain.card, hex('0102'), fddaTerminalData(terminal));
    const verify = (change: object) =>
      offline.verifyDynamicData(chain.cardPublic, signed, fddaTerminalData({ ...terminal, ...change }));
    expect(verify({})).toEqual({ ok: true, dynamicNumber: hex('0102') });
    expect(problemOf(verify({ unpredictableNumber: hex('11223345') }))).toBe(wrongData);
    const amount = problemOf(verify({ amountAuthorised: hex('000000001001') }));
    expect(amount).toBe(version === 1 ? wrongData : 'none');
  });

  it('signs combined data', () => {
    const cda = {
      pdolValues: hex('01'),
      cdol1Values: counting(32),
      answerObjects: hex('9f2701409f36020102'),
    };
    const transactionData = cdaTransactionData(cda);
    const transaction = {
      unpredictableNumber: hex('11223344'),
      cryptogramInformation: 0x40,
      transactionData,
    };
    const signed = offline.signCombinedData(chain.card, {
      ...transaction,
      dynamicNumber: hex('0102'),
      applicationCryptogram: counting(8),
    });
    // Number of two bytes: CID at offset 5 of the SM2 form.
    if (algorithm === 'SM2') expect(signed[5]).toBe(0x40);
    const verify = (change: object) =>
      offline.verifyCombinedData(chain.cardPublic, signed, { ...transaction, ...change });
    expect(verify({})).toEqual({ ok: true, dynamicNumber: hex('0102'), applicationCryptogram: counting(8) });
    expect(problemOf(verify({ unpredictableNumber: hex('11223345') }))).toBe(wrongData);
    expect(problemOf(verify({ cryptogramInformation: 0x80 }))).toBe('CRYPTOGRAM_INFORMATION');
    const second = cdaTransactionData({ ...cda, cdol2Values: hex('3030') });
    expect(problemOf(verify({ transactionData: second }))).toBe('TRANSACTION_HASH');
    // A signature of plain DDA is no combined one, nor the other way round a mistake: its number is there.
    const plain = offline.signDynamicData(chain.card, hex('0102'), hex('11223344'));
    expect(problemOf(offline.verifyCombinedData(chain.cardPublic, plain, transaction))).toBe('DYNAMIC_DATA');
    expectCode(
      () =>
        offline.signCombinedData(chain.card, {
          ...transaction,
          dynamicNumber: hex('01'),
          applicationCryptogram: counting(8),
        }),
      'BAD_LENGTH',
    );
  });

  it('takes only whole cards of its own algorithm', () => {
    const other = testChain(algorithm === 'RSA' ? 'SM2' : 'RSA');
    const contents = { subject: '6231', expiry: EXPIRY, serialNumber: hex('000001') };
    expectCode(
      () => offline.makeIssuerCertificate(chain.scheme, { ...contents, publicKey: other.issuerPublic }),
      'BAD_PUBLIC_KEY',
    );
    const mixed = offline.verifyIssuerCertificate(other.schemePublic, chain.issuerObjects, expected);
    expect(mixed.ok).toBe(false);
  });
});

describe.each(ALGORITHMS)('hostile %s data', (algorithm) => {
  const chain = testChain(algorithm);
  const { offline, expected, staticData } = chain;
  const terminalData = hex('11223344');
  const dynamic = offline.signDynamicData(chain.card, hex('0102'), terminalData);
  const transaction = {
    unpredictableNumber: terminalData,
    cryptogramInformation: 0x40,
    transactionData: counting(40),
  };
  const combined = offline.signCombinedData(chain.card, {
    ...transaction,
    dynamicNumber: hex('0102'),
    applicationCryptogram: counting(8),
  });
  const targets: [string, Uint8Array, (bytes: Uint8Array) => OfflineResult<unknown>][] = [
    [
      'issuer certificate',
      chain.issuerObjects.certificate,
      (certificate) =>
        offline.verifyIssuerCertificate(
          chain.schemePublic,
          { ...chain.issuerObjects, certificate },
          expected,
        ),
    ],
    [
      'card certificate',
      chain.cardObjects.certificate,
      (certificate) =>
        offline.verifyIccCertificate(
          chain.issuerPublic,
          { ...chain.cardObjects, certificate },
          expected,
          staticData,
        ),
    ],
    [
      'static signature',
      chain.signedStaticData,
      (bytes) => offline.verifyStaticData(chain.issuerPublic, bytes, staticData),
    ],
    [
      'dynamic signature',
      dynamic,
      (bytes) => offline.verifyDynamicData(chain.cardPublic, bytes, terminalData),
    ],
    [
      'combined signature',
      combined,
      (bytes) => offline.verifyCombinedData(chain.cardPublic, bytes, transaction),
    ],
  ];

  describe.each(targets)('in place of the %s', (_, good, verify) => {
    it('holds untouched', () => {
      expect(problemOf(verify(good))).toBe('none');
    });

    it('never verifies with a bit changed', () => {
      fc.assert(fc.property(fc.nat(good.length * 8 - 1), (bit) => !verify(flipped(good, bit)).ok));
    });

    it('never verifies as random bytes, of the right length or any', () => {
      const right = fc.uint8Array({ minLength: good.length, maxLength: good.length });
      fc.assert(
        fc.property(fc.oneof(right, fc.uint8Array({ maxLength: 300 })), (bytes) => !verify(bytes).ok),
      );
    });

    it('never verifies cut short or prolonged', () => {
      fc.assert(fc.property(fc.nat(good.length - 1), (length) => !verify(good.slice(0, length)).ok));
      expect(verify(Uint8Array.of(...good, 0)).ok).toBe(false);
      expect(verify(new Uint8Array(0)).ok).toBe(false);
    });
  });

  it('never verifies with another remainder or exponent', () => {
    const objects = fc.record(
      {
        remainder: fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.constant(undefined)),
        exponent: fc.oneof(fc.uint8Array({ maxLength: 5 }), fc.constant(undefined)),
      },
      { requiredKeys: ['remainder', 'exponent'] },
    );
    fc.assert(
      fc.property(objects, (other) => {
        const { certificate } = chain.cardObjects;
        const result = offline.verifyIccCertificate(
          chain.issuerPublic,
          { certificate, ...other },
          expected,
          staticData,
        );
        // The SM2 form has neither, so there they change nothing.
        return result.ok === (algorithm === 'SM2');
      }),
    );
  });

  it('is no exception under a key that is none', () => {
    const bad =
      algorithm === 'RSA'
        ? ({ algorithm, modulus: new Uint8Array(128), exponent: 3 } as const)
        : ({ algorithm, publicKey: new Uint8Array(64) } as const);
    expect(problemOf(offline.verifyIssuerCertificate(bad, chain.issuerObjects, expected))).toBe(
      'KEY_UNUSABLE',
    );
    expect(problemOf(offline.verifyStaticData(bad, chain.signedStaticData, staticData))).toBe('KEY_UNUSABLE');
    expect(problemOf(offline.verifyDynamicData(bad, dynamic, terminalData))).toBe('KEY_UNUSABLE');
    expect(problemOf(offline.verifyCombinedData(bad, combined, transaction))).toBe('KEY_UNUSABLE');
  });
});
