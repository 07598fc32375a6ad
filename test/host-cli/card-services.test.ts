import { describe, expect, test } from 'vitest';
import { KEYS } from '../support/card-office.js';
import { type CliResult, sscard } from '../support/cli.js';
import { secretKeys } from '../support/demonstration.js';
import { useTemporaryFolder } from '../support/temporary-folder.js';

/** One line typed at the terminal and what comes of it. */
interface Line {
  readonly type: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly status: number;
  /** The whole of standard output, one line. */
  readonly en: string;
  readonly zh: string;
  /** What the JSON document holds. */
  readonly json: object;
}

const WRONG = { SSCARD_PIN: '000000' };
const OLD = { SSCARD_PIN: '246813' };
const NEW = { SSCARD_PIN: '975318', SSCARD_NEW_PIN: '975318' };

const UNTOUCHED = { en: 'the bank application is untouched', zh: '金融应用不受影响' };
const SUSPENDED_NOW = { en: 'the social application is suspended', zh: '社保应用已挂失停用' };

const wrongTries: Line[] = [5, 4, 3, 2, 1].map((triesLeft) => ({
  type: ['pin', 'verify'],
  environment: WRONG,
  status: 1,
  en: `the PIN is wrong; ${triesLeft === 1 ? '1 try' : `${triesLeft} tries`} left`,
  zh: `PIN 错误，还可试 ${triesLeft} 次`,
  json: { outcome: 'wrong-pin', triesLeft },
}));

/** The life of a card after it was issued, each line in turn. */
const LIFE: readonly Line[] = [
  {
    type: ['suspend'],
    status: 1,
    en: 'the social application is not activated yet: it has to be activated; nothing was changed, and no key was used',
    zh: '社保应用尚未启用，须先启用；未作任何更改，未使用任何密钥',
    json: { outcome: 'not-in-this-state', state: 'INITIALISED' },
  },
  {
    type: ['activate'],
    status: 0,
    en: `the social application is activated: it serves whoever shows its keys and PIN; ${UNTOUCHED.en}`,
    zh: `社保应用已启用，凭密钥和 PIN 使用；${UNTOUCHED.zh}`,
    json: { outcome: 'done', service: 'activate', before: 'INITIALISED', after: 'ACTIVATED' },
  },
  {
    type: ['activate'],
    status: 1,
    en: 'the social application is in service already: nothing to do, and no key was used',
    zh: '社保应用已启用，无需操作，未使用任何密钥',
    json: { outcome: 'nothing-to-do', state: 'ACTIVATED' },
  },
  // lost
  {
    type: ['suspend'],
    status: 0,
    en: `${SUSPENDED_NOW.en}: only its issuer data can be read; ${UNTOUCHED.en}`,
    zh: `${SUSPENDED_NOW.zh}，只能读取发卡机构数据；${UNTOUCHED.zh}`,
    json: { outcome: 'done', service: 'suspend', before: 'ACTIVATED', after: 'DEACTIVATED' },
  },
  {
    type: ['suspend'],
    status: 1,
    en: `${SUSPENDED_NOW.en} already: nothing to do, and no key was used`,
    zh: `${SUSPENDED_NOW.zh}，无需操作，未使用任何密钥`,
    json: { outcome: 'nothing-to-do', state: 'DEACTIVATED' },
  },
  {
    type: ['pin', 'verify'],
    environment: OLD,
    status: 1,
    en: `verifying the PIN: conditions of use not satisfied (6985): ${SUSPENDED_NOW.en}, it has to be resumed`,
    zh: `验证 PIN：使用条件不满足（6985）：${SUSPENDED_NOW.zh}，须先解挂`,
    json: { outcome: 'refused', statusWord: '6985' },
  },
  // found
  {
    type: ['resume'],
    status: 0,
    en: `the social application is in service again, its data, keys and PIN as they were; ${UNTOUCHED.en}`,
    zh: `社保应用已解挂，恢复使用，数据、密钥和 PIN 不变；${UNTOUCHED.zh}`,
    json: { outcome: 'done', service: 'resume', before: 'DEACTIVATED', after: 'ACTIVATED' },
  },
  {
    type: ['pin', 'verify'],
    environment: OLD,
    status: 0,
    en: 'the PIN is right',
    zh: 'PIN 正确',
    json: { outcome: 'verified' },
  },
  // the PIN forgotten
  ...wrongTries,
  {
    type: ['pin', 'verify'],
    environment: WRONG,
    status: 1,
    en: 'the PIN is wrong; it is now blocked',
    zh: 'PIN 错误，已锁定',
    json: { outcome: 'wrong-pin', triesLeft: 0 },
  },
  {
    type: ['pin', 'status'],
    status: 0,
    en: 'the PIN is blocked: no tries are left; only the issuer can unblock or reload it',
    zh: 'PIN 已锁定，只能由发卡机构解锁或重装',
    json: { outcome: 'blocked' },
  },
  {
    type: ['pin', 'reload'],
    environment: NEW,
    status: 0,
    en: 'the PIN is reloaded: the new PIN counts from now on, with all its tries',
    zh: 'PIN 已重装，即日起使用新 PIN，重试次数已恢复',
    json: { outcome: 'reloaded' },
  },
  {
    type: ['pin', 'status'],
    status: 0,
    en: 'the PIN is not verified; 6 tries left',
    zh: 'PIN 尚未验证，还可试 6 次',
    json: { outcome: 'not-verified', triesLeft: 6 },
  },
  {
    type: ['pin', 'verify'],
    environment: NEW,
    status: 0,
    en: 'the PIN is right',
    zh: 'PIN 正确',
    json: { outcome: 'verified' },
  },
  // the end
  {
    type: ['cancel', '--yes'],
    status: 0,
    en: `the social application is cancelled for good: it can be selected and serves nothing; ${UNTOUCHED.en}`,
    zh: `社保应用已注销，不可恢复：只能选择，不再提供任何服务；${UNTOUCHED.zh}`,
    json: { outcome: 'done', service: 'cancel', before: 'ACTIVATED', after: 'TERMINATED' },
  },
  {
    type: ['resume'],
    status: 1,
    en: 'the social application is cancelled for good: nothing brings it back; nothing was changed, and no key was used',
    zh: '社保应用已注销，无法恢复；未作任何更改，未使用任何密钥',
    json: { outcome: 'not-in-this-state', state: 'TERMINATED' },
  },
];

const folder = useTemporaryFolder();

async function live(profile: string, more: readonly string[]): Promise<CliResult[]> {
  const path = folder.path('card.img');
  const issued = await sscard(['new', '-p', profile, '-o', path, '--inactive']);
  expect(issued).toMatchObject({ status: 0, stderr: '' });
  const results = [];
  for (const { type, environment } of LIFE) {
    const options = { environment: { SSCARD_KEYS: KEYS, ...environment } };
    results.push(await sscard([...type, '-r', `sim:${path}`, ...more], options));
  }
  return results;
}

const typed = ({ type, environment }: Line): string =>
  `${type.join(' ')}${environment?.SSCARD_PIN ? ` (${environment.SSCARD_PIN})` : ''}`;

describe.each(['gen3', 'gen2'])('issue, activate, lose, find, forget the PIN, cancel: %s', (profile) => {
  test.each(['en', 'zh'] as const)('in words, %s', async (language) => {
    const told = await live(profile, ['--lang', language]);
    const expected = LIFE.map((line) => ({
      typed: typed(line),
      status: line.status,
      stdout: `${line[language]}\n`,
    }));
    expect(told.map(({ status, stdout }, index) => ({ typed: typed(LIFE[index]!), status, stdout }))).toEqual(
      expected,
    );
    expect(told.map(({ stderr }) => stderr).join('')).toBe('');
  });

  test('as data', async () => {
    const told = await live(profile, ['--json']);
    for (const [index, line] of LIFE.entries()) {
      expect(told[index]!.status, typed(line)).toBe(line.status);
      expect(JSON.parse(told[index]!.stdout), typed(line)).toMatchObject(line.json);
    }
  });

  test('a trace of all of it shows no PIN and no key', async () => {
    const traces = (await live(profile, ['-v'])).map(({ stderr }) => stderr).join('');
    for (const command of ['0020000003', '0044', '0004', '00E6', '8424'])
      expect(traces).toContain(`> ${command}`);
    expect(traces).not.toMatch(/246813|975318/);
    for (const secret of secretKeys()) expect(traces).not.toContain(secret);
  });
});

test('the help of every service has examples', async () => {
  for (const verb of ['activate', 'suspend', 'resume', 'cancel', 'block', 'unblock', 'keys', 'pin', 'auth']) {
    const { status, stdout } = await sscard([verb, '--help']);
    expect(status).toBe(0);
    expect(stdout, verb).toMatch(new RegExp(`^ {2}\\$ sscard ${verb} `, 'm'));
  }
});
