import { pseudoAtr } from '../../apdu/codec/atr.js';
import type { CaseHead, ScriptStep } from '../../apdu/script/script.js';
import type { CaseResult, ScriptExchange, StepResult } from '../../apdu/script/script-result.js';
import { type Card, createCard } from '../../card-model/index.js';
import type { CampaignResult, CardIdentity, ScriptRun } from '../../host-cli/campaigns/campaign-result.js';
import { AID, PIN } from './demonstration.js';
import { bytes, hex } from './hex.js';

/** What runs of scripts bring, put together by hand; the answers in them are those of the demonstration card. */

export const FILE = 'lab/holder.apdu';
const STARTED = new Date('2026-11-23T03:00:00Z');

export const aCard: CardIdentity = {
  address: 'sim:card.img',
  answerToReset: createCard().powerOn(),
  protocol: 'T=0',
  profile: 'gen3',
  version: '3.00',
  imageHash: '5e'.repeat(32),
};

/** One line of a script. */
export function aStep(kind: ScriptStep['kind'], text: string, line = 1, file = FILE): ScriptStep {
  const place = { file, line, text, take: () => ({ outcome: 'done' as const, durationMs: 0 }) };
  const words = text.split(' ').slice(1);
  switch (kind) {
    case 'note':
      return { ...place, kind, note: words.join(' ') };
    case 'reset':
      return { ...place, kind, resetKind: 'cold' };
    case 'send':
      return { ...place, kind, command: { text, column: 1, evaluate: unused } };
    case 'expect':
      return {
        ...place,
        kind,
        expectation: {
          text: words.join(' '),
          optional: false,
          ofReset: false,
          ofFault: false,
          judge: unused,
        },
      };
    case 'set':
      return { ...place, kind, name: words[0]! };
    case 'control':
      return { ...place, kind, control: 'wait' };
    case 'verb':
      return { ...place, kind, verb: text.split(' ')[0]!, words };
    default:
      return { ...place, kind };
  }
}

function unused(): never {
  throw new Error('no report runs a script');
}

export function aResult(
  kind: ScriptStep['kind'],
  text: string,
  more: Partial<StepResult> & { line?: number; file?: string } = {},
): StepResult {
  const { line, file, ...rest } = more;
  return { step: aStep(kind, text, line, file), outcome: 'done', durationMs: 0.05, ...rest };
}

export function anExchange(
  command: string,
  response?: string,
  more: Partial<ScriptExchange> = {},
): ScriptExchange {
  return {
    command: bytes(command),
    ...(response !== undefined && { response: bytes(response) }),
    durationMs: 0.612,
    ...more,
  };
}

export function aCase(
  head: Partial<CaseHead> & { name: string },
  steps: readonly StepResult[] = [],
  more: Partial<CaseResult> = {},
): CaseResult {
  const failed = steps.some(({ outcome }) => outcome === 'failed');
  const fault = steps.some(({ outcome }) => outcome === 'fault');
  return {
    head: { tags: [], clauses: [], needs: [], ...head },
    place: { file: FILE, line: steps[0]?.step.line ?? 1, text: `case ${head.name}` },
    outcome: fault ? 'error' : failed ? 'failed' : 'passed',
    steps,
    durationMs: 1.5,
    ...more,
  };
}

export function aRun(cases: readonly CaseResult[], more: Partial<ScriptRun> = {}, title?: string): ScriptRun {
  const passed = cases.every(({ outcome }) => outcome === 'passed' || outcome === 'skipped');
  const script = {
    file: FILE,
    ...(title !== undefined && { title }),
    head: { tags: [], clauses: [], needs: [] },
    body: { items: [], cleanup: [] },
    asksGeneration: false,
    files: [FILE],
  };
  return {
    result: { script, passed, cases, durationMs: 12.5 },
    scriptHash: 'a1'.repeat(32),
    card: aCard,
    attempt: 1,
    startedAt: STARTED,
    ...more,
  };
}

export function aCampaign(runs: readonly ScriptRun[], more: Partial<CampaignResult> = {}): CampaignResult {
  return {
    title: 'Acceptance of batch 7',
    program: { name: 'sscard', version: '0.1.0' },
    startedAt: STARTED,
    durationMs: 1234.5,
    runs,
    ...more,
  };
}

/** Sends to a card what a line says and keeps what it answers. */
export class Talk {
  readonly steps: StepResult[] = [];
  #answer = '';

  constructor(
    private readonly card: Card = createCard(),
    private line = 1,
  ) {}

  send(command: string, more: Partial<ScriptExchange> = {}): this {
    this.#answer = hex(this.card.transmit(bytes(command)));
    const exchanges = [anExchange(command, this.#answer, more)];
    this.steps.push(aResult('send', `send ${spaced(command)}`, { line: ++this.line, exchanges }));
    return this;
  }

  /** Passed as a matter of course. */
  expect(pattern: string): this {
    this.steps.push(aResult('expect', `expect ${pattern}`, { line: ++this.line, outcome: 'passed' }));
    return this;
  }

  /** The card answered otherwise. */
  miss(expected: string, received = apart(this.#answer)): this {
    const found = { outcome: 'failed' as const, expected, received };
    this.steps.push(aResult('expect', `expect ${expected}`, { line: ++this.line, ...found }));
    return this;
  }

  add(kind: ScriptStep['kind'], text: string, more: Partial<StepResult> = {}): this {
    this.steps.push(aResult(kind, text, { line: ++this.line, ...more }));
    return this;
  }
}

const SELECT_SSSE = `00A404000F${AID.SSSE}`;

/** One of everything: passed, failed, error, skipped; a script tried again on a second card; secrets; coverage. */
export function sampleCampaign(): CampaignResult {
  const read = new Talk()
    .add('note', 'note The issuer data are free for everybody')
    .send(SELECT_SSSE)
    .expect('61xx')
    .send('00A4020002EF05')
    .expect('9000')
    .send('00B2010412')
    .expect('01 10 ... 9000');
  const denied = new Talk(createCard(), 20)
    .send(SELECT_SSSE)
    .expect('61xx')
    .send('00A4020002EF05')
    .expect('9000')
    .send('00B2030406')
    .miss('03 04 33 2E 31 31 9000')
    .add('send', 'send 00 B2 07 00 0B', { outcome: 'skipped' });
  const pin = new Talk(createCard(), 40)
    .send(SELECT_SSSE)
    .expect('61xx')
    .add('set', `set pin = ${PIN}`)
    .send(`0020000003${PIN}`)
    .expect('9000');
  const torn = new Talk(createCard(), 60).send(SELECT_SSSE).add('send', 'send 00 84 00 00 08', {
    outcome: 'fault',
    message: 'the reader gave no answer within 5 s',
    exchanges: [anExchange('0084000008')],
  });
  const spec = 'LD/T 6001.3-2023';
  const cases = [
    aCase(
      { name: 'Records of EF05 without a key', tags: ['records', 'smoke'], clauses: [`${spec} SSSE_RECORD`] },
      read.steps,
    ),
    aCase(
      {
        name: 'Version of the specification',
        tags: ['records'],
        clauses: [`${spec} SSSE_RECORD`, 'LD/T 32.5-2015'],
      },
      denied.steps,
      {
        reason: 'line 27: expected 03 04 33 2E 31 31 9000, received 03 04 33 2E 30 30 9000',
      },
    ),
    aCase(
      { name: 'The PIN opens the holder data', clauses: [`${spec} SSSE_SAFETY`], needs: ['keys'] },
      pin.steps,
    ),
    aCase({ name: 'A challenge after a pause' }, torn.steps, {
      reason: 'line 62: the reader gave no answer within 5 s',
    }),
    aCase({ name: 'Validity date is written', destructive: 'writes the validity date' }, [], {
      outcome: 'skipped',
      reason: 'not allowed: it writes the validity date',
    }),
  ];
  const { imageHash: _none, ...inReader } = aCard;
  const second: CardIdentity = {
    ...inReader,
    address: 'pcsc:Reader 00',
    answerToReset: pseudoAtr(bytes('00815443538660510100000001')),
    protocol: 'contactless',
  };
  const flaky = aCase({ name: 'Answer to reset' }, new Talk().send('0084000008').miss('empty 9000').steps, {
    reason: 'line 3: expected empty 9000, received otherwise',
  });
  const steady = aCase({ name: 'Answer to reset' }, new Talk().send('0084000008').expect('... 9000').steps);
  return aCampaign(
    [
      aRun(cases, {}, 'Reading the holder (持卡人)'),
      aRun([flaky], { card: second }, 'Reset'),
      aRun([steady], { card: second, attempt: 2, scriptHash: 'b2'.repeat(32) }, 'Reset'),
    ],
    {
      seed: '42',
      coverage: {
        groups: [
          {
            id: 'commands',
            title: { en: 'Commands', zh: '命令' },
            items: [
              { name: '00 A4 SELECT', count: 8 },
              { name: '00 B2 READ RECORD', count: 3 },
              { name: '00 DC UPDATE RECORD', count: 0 },
            ],
          },
          {
            id: 'status-words',
            title: { en: 'Status words', zh: '状态字' },
            items: [
              { name: '9000', meaning: { en: 'done', zh: '成功' }, count: 9 },
              {
                name: '6982',
                meaning: { en: 'security status not satisfied', zh: '安全状态不满足' },
                count: 0,
              },
            ],
          },
        ],
      },
    },
  );
}

function spaced(digits: string): string {
  return digits.replace(/\s/g, '').replace(/..(?=.)/g, '$& ');
}

/** As an expectation would be written: bytes, then the status word in one. */
function apart(answer: string): string {
  return `${spaced(answer.slice(0, -4))} ${answer.slice(-4)}`.trim();
}
