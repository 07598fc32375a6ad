import { describe, expect, test } from 'vitest';
import { findTlv, parseTlv } from '../../../../../apdu/codec/ber-tlv.js';
import demonstrationData from '../../../../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { parseIssuerSecrets } from '../../../../../host-cli/terminal/payment/issuer/issuer-keys.js';
import {
  changePinScript,
  loadScript,
  unblockApplicationScript,
  unblockPinScript,
} from '../../../../../host-cli/terminal/payment/issuer/scripts.js';
import { transactionFacts } from '../../../../../host-cli/terminal/payment/issuer/transaction-facts.js';
import { bytes, hex } from '../../../../support/hex.js';
import * as oracle from '../../../../support/payment-oracle.js';
import { authorisation } from './authorisation.js';

const { pan, panSequence, keys } = demonstrationData.financial;

describe.each(['SM4', '3DES'] as const)('%s', (algorithm) => {
  const objects = authorisation({ algorithm });
  const facts = transactionFacts(objects, parseIssuerSecrets(demonstrationData, 'demo').masterKeys)!;
  const session = oracle.sessionKey(algorithm, oracle.udk(algorithm, keys.MAC, pan, panSequence), '0001');

  test.each([
    ['load', loadScript(facts, 25000), '04DA9F790A', '000000025000'],
    ['PIN unblock', unblockPinScript(facts), '8424000004', ''],
    ['application unblock', unblockApplicationScript(facts), '8418000004', ''],
  ])('%s', (_name, script, header, data) => {
    const command = hex(findTlv(parseTlv(script), '72/86')!.value);
    const cryptogram = hex(objects.get(0x9f26)!);
    const mac = oracle.mac(algorithm, session, `${header}0001${cryptogram}${data}`).slice(0, 8);
    expect(command).toBe(`${header}${data}${mac}`);
  });

  test.each([
    ['with the current PIN', '135792', '8424000114'],
    ['without it', undefined, '8424000214'],
  ])('PIN change %s: sixteen bytes enciphered, and a MAC', (_name, current, header) => {
    const command = hex(findTlv(parseTlv(changePinScript(facts, '975318', current)), '72/86')!.value);
    const enciphered = command.slice(10, 42);
    const cryptogram = hex(objects.get(0x9f26)!);
    const mac = oracle.mac(algorithm, session, `${header}0001${cryptogram}${enciphered}`).slice(0, 8);
    expect(command).toBe(`${header}${enciphered}${mac}`);
    expect(facts.keys.openPinChange(1, bytes(enciphered), current)).toBe('975318');
    expect(facts.keys.openPinChange(1, bytes(enciphered), '135793')).not.toBe('975318');
  });
});
