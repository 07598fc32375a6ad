import { describe, expect, it } from 'vitest';
import { type Protocol, TransportError } from '../../../../apdu/transport/transport.js';
import { reachInterface } from '../../../../host-cli/terminal/functions/card-type.js';
import { freshCard, link, scripted } from '../link.js';

describe('iType', () => {
  it.each([
    [1, 'T=0', []],
    [1, 'T=1', []],
    [1, 'contactless', ['contact']],
    [2, 'T=0', ['contactless']],
    [2, 'contactless', []],
    [3, 'T=0', []],
    [3, 'contactless', ['contact']],
    [4, 'T=0', ['contactless']],
    [4, 'contactless', []],
  ] as const satisfies readonly (readonly [number, Protocol, readonly string[]])[])(
    '%i on %s resets on %j',
    async (iType, protocol, resets) => {
      const transport = scripted({}, { protocol });
      await reachInterface(iType, transport);
      expect(transport.resets).toEqual(resets);
    },
  );

  it('moves a card from one interface to the other', async () => {
    const { transport } = link(freshCard());
    await reachInterface(2, transport);
    expect(transport.protocol).toBe('contactless');
    await reachInterface(3, transport);
    expect(transport.protocol).toBe('T=0');
  });

  it.each([0, 5, -1, 1.5, Number.NaN])('%d is no type', async (iType) => {
    await expect(reachInterface(iType, scripted({}))).rejects.toMatchObject({ result: { code: -14 } });
  });
});

describe('an interface that the link does not have', () => {
  const without = (protocol: Protocol, code: 'INTERFACE_NOT_SUPPORTED' | 'LINK_FAILED') => ({
    ...scripted({}, { protocol }),
    reset: () => Promise.reject(new TransportError(code, 'not here')),
  });

  it('is passed over when another will do', async () => {
    await expect(reachInterface(4, without('T=0', 'INTERFACE_NOT_SUPPORTED'))).resolves.toBeUndefined();
    await expect(
      reachInterface(3, without('contactless', 'INTERFACE_NOT_SUPPORTED')),
    ).resolves.toBeUndefined();
  });

  it('means no card when none will do', async () => {
    await expect(reachInterface(2, without('T=0', 'INTERFACE_NOT_SUPPORTED'))).rejects.toMatchObject({
      result: { code: -2 },
    });
  });

  it('is not confused with a broken link', async () => {
    await expect(reachInterface(4, without('T=0', 'LINK_FAILED'))).rejects.toMatchObject({
      code: 'LINK_FAILED',
    });
  });
});
