import { describe, expect, it, test } from 'vitest';
import { profileOfGeneration, requireDirectory } from '../../../../host-cli/terminal/keys/directories.js';
import {
  applicationState,
  remedyOf,
  type ServiceState,
  stateSentence,
  subjectOf,
} from '../../../../host-cli/terminal/services/application-state.js';
import { blockApplication } from '../../../../host-cli/terminal/services/block-application.js';
import { blockCard } from '../../../../host-cli/terminal/services/block-card.js';
import { demonstrationRing, scripted } from '../link.js';
import { GENERATIONS, office } from './office.js';

const ring = demonstrationRing();
const df04 = requireDirectory(profileOfGeneration(3), 'DF04');
const found = (state: ServiceState | undefined) => ({ outcome: 'found', state });

describe.each(GENERATIONS)('%s', (_id, profile) => {
  test.each(['INITIALISED', 'ACTIVATED', 'DEACTIVATED', 'TERMINATED'] as const)('%s', async (state) => {
    const { transport } = office(profile, state);
    expect(await applicationState(transport)).toEqual(found(state));
    // The life cycle is that of the application; a DF is in it.
    expect(await applicationState(transport, df04)).toEqual(found(state));
  });

  test('BLOCKED, in the directory and below it', async () => {
    const { transport } = office(profile);
    await blockApplication(transport, ring, { directory: 'DF04' });
    expect(await applicationState(transport)).toEqual(found('ACTIVATED'));
    expect(await applicationState(transport, df04)).toEqual(found('BLOCKED'));
    await blockApplication(transport, ring);
    expect(await applicationState(transport)).toEqual(found('BLOCKED'));
  });

  test('BLOCKED_FOR_GOOD and CARD_BLOCKED', async () => {
    const first = office(profile);
    await blockApplication(first.transport, ring, { permanent: true });
    expect(await applicationState(first.transport)).toEqual(found('BLOCKED_FOR_GOOD'));
    const second = office(profile);
    await blockCard(second.transport, ring);
    expect(await applicationState(second.transport)).toEqual(found('CARD_BLOCKED'));
  });
});

describe('a card that gives no FCP', () => {
  it.each([
    ['in service, it does not say since when', '9000', undefined],
    ['a warning may be either', '6283', undefined],
    ['terminated', '6285', 'TERMINATED'],
    ['blocked for good', '9303', 'BLOCKED_FOR_GOOD'],
  ] as const)('%s', async (_name, status, state) => {
    const transport = scripted({ '00A40404': '6A86', '00A40400': status });
    expect(await applicationState(transport)).toEqual(found(state));
  });

  it('is refused when it has no such directory', async () => {
    expect(await applicationState(scripted({ '00A4': '6A82' }))).toMatchObject({
      outcome: 'refused',
      statusWord: 0x6a82,
    });
  });
});

describe('sentences', () => {
  it('name what they are about', () => {
    expect(subjectOf('SSSE').en).toBe('the social application');
    expect(stateSentence('BLOCKED', 'DF01')).toEqual({ en: 'DF01 is blocked', zh: 'DF01已锁定' });
    expect(stateSentence('CARD_BLOCKED', 'DF01').en).toBe('the card is blocked for good');
    expect(remedyOf('DEACTIVATED')).toEqual({ en: 'it has to be resumed', zh: '须先解挂' });
  });
});
