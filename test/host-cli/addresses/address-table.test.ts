import { expect, test } from 'vitest';
import {
  ADDRESS_SCHEMES,
  connectAddress,
  openServableCard,
} from '../../../host-cli/addresses/address-table.js';

test('sim: is a fresh demonstration card on contacts', async () => {
  const { transport, profile } = await connectAddress('sim:');
  expect(profile?.id).toBe('gen3');
  expect(transport.protocol).toBe('T=0');
});

test('the scheme is read in either case', async () => {
  expect((await openServableCard('SIM:', { cardInterface: 'contactless' })).powered).toBe(true);
});

test.each([
  ['nonsense:x', /'nonsense:x' is no address of a reader; known: sim:/],
  ['card.img', /for a card image write sim:card.img$/],
  ['', /'' is no address/],
])('%j is refused with the addresses there are', async (address, message) => {
  await expect(connectAddress(address)).rejects.toThrow(message);
  await expect(openServableCard(address)).rejects.toMatchObject({ code: 'USAGE' });
});

test('every row says what it means', () => {
  for (const { scheme, form, meaning } of ADDRESS_SCHEMES) {
    expect(form.startsWith(`${scheme}:`)).toBe(true);
    expect(meaning).not.toBe('');
  }
});
