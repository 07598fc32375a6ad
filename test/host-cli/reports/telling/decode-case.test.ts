import { describe, expect, test } from 'vitest';
import { TraceDecoder } from '../../../../apdu/trace/trace-decoder.js';
import { createTraceDecoder } from '../../../../host-cli/output/card-decoder.js';
import { decodeCase } from '../../../../host-cli/reports/telling/decode-case.js';
import { Secrets } from '../../../../host-cli/reports/telling/secrets.js';
import { aCard, aCase, anExchange, aResult, Talk } from '../../../support/campaign-results.js';
import { AID, PIN } from '../../../support/demonstration.js';

const SELECT_SSSE = `00A404000F${AID.SSSE}`;
const all = () => true;

test('exchanges are explained by what was selected before, shown or not', () => {
  const steps = new Talk().send(SELECT_SSSE).send('00A4020002EF05').send('00B2030406').steps;
  const { shown } = decodeCase(
    aCase({ name: 'one' }, steps),
    createTraceDecoder(),
    new Secrets(),
    (index) => index === 2,
  );
  expect([...shown.keys()]).toEqual([2]);
  expect(shown.get(2)!.exchanges[0]!.decoded.command.sentence).toContain('EF05');
});

test.each([
  ['a step', { steps: [aResult('reset', 'reset', { answerToReset: aCard.answerToReset })] }],
  ['the case itself', { answerToReset: aCard.answerToReset }],
])('a reset by %s forgets what was selected', (_who, more) => {
  const decoder = createTraceDecoder();
  const select = aCase({ name: 'one' }, new Talk().send(SELECT_SSSE).steps);
  const read = new Talk().send('00A4020002EF05').steps;
  const sentence = (found: ReturnType<typeof decodeCase>): string =>
    [...found.shown.values()].at(-1)!.exchanges[0]!.decoded.command.sentence;
  decodeCase(select, decoder, new Secrets(), all);
  expect(sentence(decodeCase(aCase({ name: 'two' }, read), decoder, new Secrets(), all))).toContain('issuer');
  const { steps = [], ...rest } = more as { steps?: [] };
  const reset = aCase({ name: 'three' }, [...steps, ...read], rest);
  expect(sentence(decodeCase(reset, decoder, new Secrets(), all))).not.toContain('issuer');
});

describe('a failure', () => {
  test('comes with the exchange it is about, even where its step is not shown', () => {
    const steps = new Talk().send(SELECT_SSSE).expect('61xx').send('0084000008').miss('6D00').steps;
    const found = decodeCase(aCase({ name: 'one' }, steps), createTraceDecoder(), new Secrets(), () => false);
    expect(found.shown.size).toBe(0);
    expect(found.failure).toMatchObject({ index: 3, step: { exchanges: [] } });
    expect(found.failure!.exchange[0]).toBe('asks for 8 random bytes');
  });

  test('before anything was sent comes with none', () => {
    const steps = [aResult('check', 'check 1 = 2', { outcome: 'failed' })];
    const found = decodeCase(aCase({ name: 'one' }, steps), createTraceDecoder(), new Secrets(), all);
    expect(found.failure!.exchange).toEqual([]);
  });

  test('of the reset is not about the exchange before it', () => {
    const steps = new Talk()
      .send('0084000008')
      .add('reset', 'reset', { answerToReset: aCard.answerToReset })
      .add('expect', 'expect atr 3B 00', { outcome: 'failed' }).steps;
    const found = decodeCase(aCase({ name: 'one' }, steps), createTraceDecoder(), new Secrets(), all);
    expect(found.failure!.exchange).toEqual([]);
  });
});

describe('what was sent', () => {
  test('stands with its secrets hidden, sent or not', () => {
    const steps = [
      aResult('send', 'send 00 20 00 00 $pin', { exchanges: [anExchange(`0020000003${PIN}`, '9000')] }),
      aResult('send', `send 00 20 00 00 03 13 57 91`, { outcome: 'skipped' }),
      aResult('send', 'send 00 20 00 00 $pin', { outcome: 'skipped' }),
    ];
    const secrets = new Secrets();
    const { shown } = decodeCase(aCase({ name: 'one' }, steps), createTraceDecoder(), secrets, all);
    expect([...shown.values()].map(({ sent }) => sent)).toEqual([
      'send 00 20 00 00 03 ** ** **',
      'send 00 20 00 00 03 ** ** **',
      undefined,
    ]);
    expect(secrets.hideIn('13 57 91')).toBe('** ** **');
  });
});

test('an expectation of a hidden answer is known to be about a secret', () => {
  const dictionary = {
    title: { en: 'a card', zh: '卡' },
    directories: [
      {
        label: 'MF',
        fid: 0x3f00,
        name: { en: 'master file', zh: '主文件' },
        files: [
          {
            fid: 0xef01,
            sfi: 1,
            kind: 'transparent' as const,
            name: { en: 'keys', zh: '密钥' },
            secret: true,
          },
        ],
      },
    ],
  };
  const steps = [
    aResult('send', 'send 00 B0 81 00 04', { exchanges: [anExchange('00B0810004', 'C0FFEE019000')] }),
    aResult('expect', 'expect C0 FF EE 02 9000', { outcome: 'failed' }),
  ];
  const secrets = new Secrets();
  const found = decodeCase(aCase({ name: 'one' }, steps), new TraceDecoder([], dictionary), secrets, all);
  expect(found.shown.get(1)!.statusOfSecret).toBe('9000');
  expect(secrets.hideIn('C0FFEE01')).toBe('********');
  expect(found.failure!.exchange.join('\n')).not.toContain('C0FFEE');
});
