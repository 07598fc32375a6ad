import { expect, it } from 'vitest';
import { ADF, PaymentCard } from '../../../support/payment-card.js';

const ascii = (text: string): string => Buffer.from(text).toString('hex').toUpperCase();
const PSE = ascii('1PAY.SYS.DDF01');
const PPSE = ascii('2PAY.SYS.DDF01');
const LABEL = ascii('PBOC DEBIT');

it('PSE: SFI 01, and the application in its record', () => {
  const card = new PaymentCard();
  expect(card.select(PSE)).toBe(`6F1E840E${PSE}A50C8801015F2D027A689F1101019000`);
  expect(card.send('00B2010C00')).toBe(`702861264F08${ADF}500A${LABEL}9F120A${LABEL}8701019000`);
});

it('PPSE: the application in the FCI', () => {
  const card = new PaymentCard('SM4', undefined, 'contactless');
  expect(card.select(PPSE)).toBe(`6F30840E${PPSE}A51EBF0C1B61194F08${ADF}500A${LABEL}8701019000`);
});

it('the ADF: another PDOL on each interface, the logs at the end', () => {
  const logs = 'BF0C0A9F4D020B0ADF4D020C0A';
  const contact = new PaymentCard().select();
  const contactless = new PaymentCard('SM4', undefined, 'contactless').select();
  expect(contact).toContain(`9F3812${'DF69019F1A029F7A019F02065F2A029F4E14'}`);
  expect(contactless).toContain('9F381EDF69019F66049F02069F03069F1A0295055F2A029A039C019F21039F3704');
  for (const answer of [contact, contactless]) {
    expect(answer).toContain(`8408${ADF}A5`);
    expect(answer).toContain(`500A${LABEL}870101`);
    expect(answer.endsWith(`${logs}9000`)).toBe(true);
  }
});

it('a name cut at the right selects too; there is no next one', () => {
  const card = new PaymentCard();
  const whole = card.select();
  expect(card.select('A0000003330101')).toBe(whole);
  expect(card.select('A000000333')).toBe(whole);
  expect(card.statusOf('00A4040205A00000033300')).toBe('6A82');
  expect(card.select()).toBe(whole);
  expect(card.select('A00000033301010100')).toBe('6A82');
});
