import { describe, expect, it } from 'vitest';
import { readyForService, refuseContactless } from '../../../../host-cli/terminal/services/readiness.js';
import { scripted } from '../link.js';
import { office } from './office.js';

const WHAT = { en: 'doing this', zh: '此项服务' };

describe('refuseContactless', () => {
  it('says what to do', () => {
    expect(refuseContactless(scripted({}, { protocol: 'contactless' }), WHAT)).toEqual({
      outcome: 'contact-only',
      reason: {
        en: 'doing this works by contact only: put the card into a contact reader',
        zh: '此项服务只能通过接触界面办理：请将卡片插入接触式读卡器',
      },
    });
  });
  it.each(['T=0', 'T=1'] as const)('%s is well', (protocol) => {
    expect(refuseContactless(scripted({}, { protocol }), WHAT)).toBeUndefined();
  });
});

describe('readyForService', () => {
  it('only in service', async () => {
    expect(await readyForService(office().transport, WHAT)).toEqual({ outcome: 'ready', state: 'ACTIVATED' });
    for (const state of ['INITIALISED', 'DEACTIVATED', 'TERMINATED'] as const) {
      expect(await readyForService(office(undefined, state).transport, WHAT)).toMatchObject({
        outcome: 'not-in-this-state',
        state,
      });
    }
  });
  it('by contact', async () => {
    const air = office(undefined, 'ACTIVATED', 'contactless');
    expect(await readyForService(air.transport, WHAT)).toMatchObject({ outcome: 'contact-only' });
  });
  it('a card that does not tell its state answers for itself', async () => {
    expect(await readyForService(scripted({ '00A4': '9000' }), WHAT)).toEqual({
      outcome: 'ready',
      state: undefined,
    });
  });
  it('a card without SSSE is refused', async () => {
    expect(await readyForService(scripted({ '00A4': '6A82' }), WHAT)).toMatchObject({ outcome: 'refused' });
  });
});
