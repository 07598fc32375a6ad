import { describe, expect, it } from 'vitest';
import type { IssueStep, SendStep } from '../../../../card-model/issuing/issue-step.js';
import { runStep } from '../../../../host-cli/terminal/personalising/run-step.js';
import { bytes } from '../../../support/hex.js';
import { GENERATIONS, issued } from '../../../support/issuer.js';
import { KEY, MASTER_KEY } from '../../../support/key-image.js';
import { link, scripted } from '../link.js';

const command = { cla: 0x80, ins: 0xe0, p1: 1, p2: 0 };
const send = (action: SendStep['action']): IssueStep => ({ kind: 'send', action, place: 'MF', command });
const R = '1122334455667788';

describe('a command that is the same for every card', () => {
  it.each([
    ['create', '9000', true, false],
    ['create', '6A89', true, true],
    ['create', '6A8A', true, true],
    ['create', '6A84', false, false],
    ['change-state', '6985', true, true],
    ['change-state', '6982', false, false],
    ['select', '6283', true, false],
    ['select', '6285', true, false],
    ['select', '6A82', false, false],
    ['write', '6A89', false, false],
    ['write', '6283', false, false],
    ['show-transport-key', '6985', false, false],
    ['end-pre-issue', '6985', false, false],
  ] as const)(
    '%s answered with %s: accepted %s, done before %s',
    async (action, answer, accepted, alreadyDone) => {
      const statusWord = Number.parseInt(answer, 16);
      expect(await runStep(scripted({ '80E0': answer }), send(action))).toEqual({
        statusWord,
        accepted,
        alreadyDone,
      });
    },
  );
});

describe('WRITE KEY', () => {
  const record = { kind: 'key', key: KEY } as const;
  const step: IssueStep = { kind: 'write-key', place: 'SSSE.RK', record };

  it('in clear', async () => {
    const transport = scripted({ '00D4': '9000' });
    expect(await runStep(transport, step)).toEqual({
      statusWord: 0x9000,
      accepted: true,
      alreadyDone: false,
    });
    expect(transport.sent).toEqual(['00D40000180D0A01FF03030010AE09692CD5D302472ACE9F77AF3319B7']);
  });

  it('an MK in clear that is refused with 6985 is there already; another key is not', async () => {
    const transport = scripted({ '00D4': '6985' });
    const masterKey: IssueStep = { ...step, record: { kind: 'key', key: MASTER_KEY } };
    expect(await runStep(transport, masterKey)).toMatchObject({ accepted: true, alreadyDone: true });
    expect(await runStep(transport, step)).toMatchObject({ accepted: false, alreadyDone: false });
    expect(transport.sent[0]!.slice(0, 10)).toBe('00D4010018');
  });

  it('secured: a challenge, then enciphered and with MAC', async () => {
    const transport = scripted({ '0084': `${R}9000`, '84D4': '9000' });
    const pin = { value: bytes('246813'), triesLeft: 6, maximumTries: 6 };
    const secured: IssueStep = { ...step, record: { kind: 'pin', pin }, securedBy: MASTER_KEY };
    expect(await runStep(transport, secured)).toMatchObject({ accepted: true });
    expect(transport.sent.map((sent) => sent.slice(0, 10))).toEqual(['0084000008', '84D4000024']);
    expect(transport.sent[1]).not.toContain('246813');
  });

  it('no challenge, or a refusal: not accepted', async () => {
    const secured: IssueStep = { ...step, securedBy: MASTER_KEY };
    const without = scripted({ '0084': '6985' });
    expect(await runStep(without, secured)).toEqual({
      statusWord: 0x6985,
      accepted: false,
      alreadyDone: false,
    });
    expect(without.sent).toHaveLength(1);
    const short = scripted({ '0084': '11229000' });
    expect(await runStep(short, secured)).toMatchObject({ accepted: false });
    expect(short.sent).toHaveLength(1);
    const wrong = scripted({ '0084': `${R}9000`, '84D4': '6988' });
    expect(await runStep(wrong, secured)).toMatchObject({ statusWord: 0x6988, accepted: false });
  });
});

it('PUT DATA of a data object is secured too, its tag in P1 P2', async () => {
  const transport = scripted({ '0084': `${R}9000`, '84DA': '9000' });
  const value = bytes('00112233');
  const step: IssueStep = {
    kind: 'write-object',
    place: 'X.9F79',
    tag: 0x9f79,
    value,
    securedBy: MASTER_KEY,
  };
  expect(await runStep(transport, step)).toMatchObject({ accepted: true });
  expect(transport.sent[1]!.slice(0, 10)).toBe('84DA9F7914');
});

describe('authentication', () => {
  it.each(GENERATIONS)('works on a card of %s; a wrong key costs a try', async (generation) => {
    const { card } = issued(generation);
    const [ssse] = card.contents().masterFile.directories;
    const key = ssse!.keys.find(({ reference }) => reference === 0x0a)!;
    const { transport } = link(card);
    await runStep(transport, {
      ...send('select'),
      command: { cla: 0, ins: 0xa4, p1: 0, p2: 0, data: bytes('DDF1') },
    } as SendStep);
    expect(await runStep(transport, { kind: 'authenticate', place: 'SSSE.RK', key })).toMatchObject({
      accepted: true,
    });
    const wrong = { ...key, value: new Uint8Array(16) };
    expect(await runStep(transport, { kind: 'authenticate', place: 'SSSE.RK', key: wrong })).toEqual({
      ...{ statusWord: 0x63c2, accepted: false, alreadyDone: false },
    });
  });

  it('without a challenge there is none', async () => {
    const step: IssueStep = { kind: 'authenticate', place: 'SSSE.RK', key: KEY };
    expect(await runStep(scripted({ '0084': '6985' }), step)).toEqual({
      statusWord: 0x6985,
      accepted: false,
      alreadyDone: false,
    });
  });
});
