import { describe, expect, it } from 'vitest';
import { CardError } from '../../../card-model/kernel/card-error.js';
import { checkPlan } from '../../../card-model/plan/check-plan.js';
import type { DirectoryPlan, FilePlan, KeyPlan } from '../../../card-model/plan/file-plan.js';
import { elements } from '../../../card-model/plan/notation.js';
import { PROFILES } from '../../../card-model/profiles/registry.js';
import { allOf, anyOf, key, PIN } from '../../../card-model/security/access-rule.js';

const name = { en: 'test', zh: '测试' };
const keyPlan = (label: string, reference: number, type: KeyPlan['type'] = 'EXTERNAL'): KeyPlan => ({
  name: label,
  type,
  reference,
  purpose: name,
});
const file = (fid: number, changes: Partial<FilePlan> = {}): FilePlan =>
  ({
    kind: 'transparent',
    fid,
    name,
    bytes: 1,
    rules: { read: PIN, update: key(4) },
    ...changes,
  }) as FilePlan;
const directory = (changes: Partial<DirectoryPlan> = {}): DirectoryPlan => ({
  label: 'MF',
  name,
  fid: 0x3f00,
  application: 'social',
  keys: [keyPlan('MF.UK', 4)],
  files: [file(0xef05)],
  directories: [],
  ...changes,
});
const child = (changes: Partial<DirectoryPlan> = {}) =>
  directory({ label: 'DF01', fid: 0xdf01, aid: 'D15600000500', ...changes });

describe('a plan that is right', () => {
  it.each(PROFILES.map((profile) => [profile.id, profile] as const))('%s', (_id, profile) => {
    checkPlan(profile.plan());
  });
  it('the same numbers in different directories, and keys of different use', () => {
    checkPlan(directory({ directories: [child()] }));
    checkPlan(directory({ keys: [keyPlan('MF.UK', 4), keyPlan('MF.IRK', 4, 'IRK')] }));
  });
});

describe('environments, the children of the MF', () => {
  const child1 = child();
  const environment = (label: string, fid: number, aid: string, ...directories: DirectoryPlan[]) =>
    directory({ label, fid, aid, directories });
  const sx1 = environment('SX1', 0xddf1, 'A000000001', child1);

  it('may have an application of the same name', () => {
    checkPlan(
      directory({ directories: [sx1, environment('SX3', 0xddf3, 'A000000003', child({ label: 'DF3' }))] }),
    );
  });
  it('but none the name of another environment, or twice the same inside', () => {
    const named = environment('SX3', 0xddf3, 'A000000001', child({ label: 'DF3' }));
    expect(() => checkPlan(directory({ directories: [sx1, named] }))).toThrow(/MF: AID A000000001/);
    const inside = environment('SX1', 0xddf1, 'A000000001', child1, child({ label: 'DF3', fid: 0xdf03 }));
    expect(() => checkPlan(directory({ directories: [inside] }))).toThrow(/AID D15600000500/);
    const own = environment('SX1', 0xddf1, 'D15600000500', child1);
    expect(() => checkPlan(directory({ directories: [own] }))).toThrow(/AID D15600000500/);
  });
});

it('SAM keys are told apart by their usage byte', () => {
  const sam = (name: string, usage: number) => ({ ...keyPlan(name, 9, 'SAM'), usage });
  const keys = [keyPlan('MF.UK', 4), sam('A', 0x47), sam('B', 0x48)];
  checkPlan(directory({ keys }));
  expect(() => checkPlan(directory({ keys: [...keys, sam('C', 0x47)] }))).toThrow(/^MF: key SAM 47 9/);
});

describe('what a plan may not have: PROFILE_INVALID, naming the place', () => {
  const linear = (line: string) =>
    file(0xef05, { kind: 'linear-variable', records: elements(line) } as Partial<FilePlan>);
  const cases: [title: string, plan: DirectoryPlan, message: RegExp][] = [
    ['a label twice', directory({ directories: [child({ label: 'MF' })] }), /label MF/],
    [
      'an AID twice',
      directory({ directories: [child(), child({ label: 'DF02', fid: 0xdf02 })] }),
      /AID D15600000500/,
    ],
    ['a key name twice', directory({ keys: [keyPlan('A', 4), keyPlan('A', 5)] }), /^MF: key name A/],
    ['a key twice', directory({ keys: [keyPlan('A', 4), keyPlan('B', 4)] }), /^MF: key EXTERNAL 4/],
    ['a file twice', directory({ files: [file(0xef05), file(0xef05)] }), /^MF: file identifier EF05/],
    [
      'a file named as a directory',
      directory({ files: [file(0xdf01)], directories: [child()] }),
      /identifier DF01/,
    ],
    [
      'a short identifier twice',
      directory({ files: [file(0xef05), file(0xee05)] }),
      /short file identifier 5/,
    ],
    ['a rule of a key there is none of', directory({ keys: [] }), /^MF\.EF05: .*key 4/],
    [
      'a rule of a key that does not authenticate',
      directory({ keys: [keyPlan('A', 4, 'IRK')] }),
      /^MF\.EF05: .*key 4/,
    ],
    [
      'the same deep in a rule',
      directory({
        files: [file(0xef05, { rules: { read: anyOf(PIN, allOf(PIN, key(9))), update: 'never' } })],
      }),
      /key 9/,
    ],
    ['a record without tag', directory({ files: [linear('an 02')] }), /^MF\.EF05: .*tag/],
    ['something wrong further down', directory({ directories: [child({ keys: [] })] }), /^DF01\.EF05: /],
  ];
  it.each(cases)('%s', (_title, plan, message) => {
    expect(() => checkPlan(plan)).toThrow(CardError);
    expect(() => checkPlan(plan)).toThrow(message);
  });
});
