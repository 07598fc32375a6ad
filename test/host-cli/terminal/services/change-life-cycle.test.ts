import { describe, expect, it, test } from 'vitest';
import type { LifeCycleName } from '../../../../card-model/files/life-cycle.js';
import { blockApplication } from '../../../../host-cli/terminal/services/block-application.js';
import { blockCard } from '../../../../host-cli/terminal/services/block-card.js';
import {
  activateApplication,
  cancelApplication,
  resumeApplication,
  suspendApplication,
} from '../../../../host-cli/terminal/services/change-life-cycle.js';
import { demonstrationRing, ringOf, ringWithWrong } from '../link.js';
import { GENERATIONS, keysUsed, office } from './office.js';

const ring = demonstrationRing();
const SERVICES = {
  activate: activateApplication,
  suspend: suspendApplication,
  resume: resumeApplication,
  cancel: cancelApplication,
} as const;
type Service = keyof typeof SERVICES;

/** What every service makes of every state; a state = done, else why not. */
const TABLE: Record<Service, Record<LifeCycleName, LifeCycleName | 'nothing-to-do' | 'not-in-this-state'>> = {
  activate: {
    INITIALISED: 'ACTIVATED',
    ACTIVATED: 'nothing-to-do',
    DEACTIVATED: 'not-in-this-state',
    TERMINATED: 'not-in-this-state',
  },
  suspend: {
    INITIALISED: 'not-in-this-state',
    ACTIVATED: 'DEACTIVATED',
    DEACTIVATED: 'nothing-to-do',
    TERMINATED: 'not-in-this-state',
  },
  resume: {
    INITIALISED: 'not-in-this-state',
    ACTIVATED: 'nothing-to-do',
    DEACTIVATED: 'ACTIVATED',
    TERMINATED: 'not-in-this-state',
  },
  cancel: {
    INITIALISED: 'TERMINATED',
    ACTIVATED: 'TERMINATED',
    DEACTIVATED: 'TERMINATED',
    TERMINATED: 'nothing-to-do',
  },
};
const rows = Object.entries(TABLE).flatMap(([service, states]) =>
  Object.entries(states).map(([from, to]) => [service as Service, from as LifeCycleName, to] as const),
);

describe.each(GENERATIONS)('%s', (_id, profile) => {
  test.each(rows)('%s from %s: %s', async (service, from, expected) => {
    const made = office(profile, from);
    const result = await SERVICES[service](made.transport, ring);
    if (expected === 'nothing-to-do' || expected === 'not-in-this-state') {
      expect(result).toMatchObject({ outcome: expected, state: from });
      expect(keysUsed(made)).toBe(0);
    } else {
      expect(result).toMatchObject({
        outcome: 'done',
        service,
        directory: 'SSSE',
        before: from,
        after: expected,
      });
    }
  });
});

describe('what is true afterwards', () => {
  it('suspended: the issuer data and nothing else', async () => {
    const made = office();
    const result = await suspendApplication(made.transport, ring);
    expect(result).toMatchObject({
      effect: { en: expect.stringContaining('only its issuer data can be read') },
    });
  });
});

describe('blocks come before the life cycle', () => {
  it.each(Object.entries(SERVICES))('%s', async (_name, service) => {
    const blocked = office();
    await blockApplication(blocked.transport, ring);
    expect(await service(blocked.transport, ring)).toMatchObject({
      outcome: 'not-in-this-state',
      state: 'BLOCKED',
    });
    const ended = office();
    await blockCard(ended.transport, ring);
    expect(await service(ended.transport, ring)).toMatchObject({
      outcome: 'not-in-this-state',
      reason: { en: expect.stringContaining('the card is blocked for good') },
    });
  });
});

it('a wrong key costs a try and changes nothing', async () => {
  const made = office();
  const refused = await suspendApplication(made.transport, ringWithWrong('SSSE.UK'));
  expect(refused).toMatchObject({
    outcome: 'key-refused',
    statusWord: 0x63c2,
    authentication: { triesLeft: 2 },
    reason: { en: expect.stringContaining('2 tries left') },
  });
  expect(await suspendApplication(made.transport, ring)).toMatchObject({
    outcome: 'done',
    before: 'ACTIVATED',
  });
});

it('over the air it is said that a contact reader is needed, and nothing is sent', async () => {
  const made = office(undefined, 'ACTIVATED', 'contactless');
  const result = await suspendApplication(made.transport, ring);
  expect(result).toMatchObject({
    outcome: 'contact-only',
    reason: { en: expect.stringContaining('by contact only') },
  });
  expect(made.sent).toEqual([]);
});

it('a missing key is told before the card is asked anything', async () => {
  const made = office();
  await expect(cancelApplication(made.transport, ringOf('SSSE.UK'))).rejects.toMatchObject({
    code: 'KEY_NAME_UNKNOWN',
  });
  expect(made.sent).toEqual([]);
});

describe('confirm', () => {
  it('stops before any key is used', async () => {
    const made = office();
    const stop = new Error('no');
    const confirm = () => Promise.reject(stop);
    await expect(cancelApplication(made.transport, ring, { confirm })).rejects.toBe(stop);
    expect(keysUsed(made)).toBe(0);
  });

  it('is not asked where there is nothing to do', async () => {
    const made = office(undefined, 'TERMINATED');
    const confirm = () => Promise.reject(new Error('asked'));
    expect(await cancelApplication(made.transport, ring, { confirm })).toMatchObject({
      outcome: 'nothing-to-do',
    });
  });
});
