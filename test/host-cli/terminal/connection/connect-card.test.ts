import { expect, it } from 'vitest';
import { connectCard } from '../../../../host-cli/terminal/connection/connect-card.js';
import { socialTransport } from '../../../../host-cli/terminal/connection/social-transport.js';
import { bytes, hex } from '../../../support/hex.js';
import { freshCard } from '../link.js';

it('powers the card on the interface asked for', () => {
  expect(connectCard(freshCard()).protocol).toBe('T=0');
  expect(connectCard(freshCard(), 'contactless').protocol).toBe('contactless');
});

it('gives a transport that is already wrapped', async () => {
  const transport = connectCard(freshCard());
  expect(socialTransport(transport)).toBe(transport);
  expect(hex(await transport.transmit(bytes('00A404000F7378312E73682EC9E7BBE1B1A3D5CF')))).toMatch(
    /^6F1C.*9000$/,
  );
});
