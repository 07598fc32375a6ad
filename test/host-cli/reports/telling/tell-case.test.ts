import { describe, expect, test } from 'vitest';
import type { CaseResult, StepResult } from '../../../../apdu/script/script-result.js';
import type { DecodedCase, DecodedStep } from '../../../../host-cli/reports/telling/decode-case.js';
import { Secrets } from '../../../../host-cli/reports/telling/secrets.js';
import { tellCase } from '../../../../host-cli/reports/telling/tell-case.js';
import type { ToldStep } from '../../../../host-cli/reports/telling/told-case.js';
import { aCase, anExchange, aResult } from '../../../support/campaign-results.js';
import { PIN } from '../../../support/demonstration.js';
import { bytes } from '../../../support/hex.js';

const plain: DecodedStep = { exchanges: [] };

function decoded(result: CaseResult, shown: Iterable<number>, step = plain): DecodedCase {
  const index = result.steps.findIndex(({ outcome }) => outcome === 'failed');
  return {
    result,
    shown: new Map([...shown].map((place) => [place, step])),
    ...(index >= 0 && { failure: { index, step, exchange: ['lines'] } }),
  };
}

function withPin(): Secrets {
  const secrets = new Secrets();
  secrets.add(bytes(PIN));
  return secrets;
}

function toldStep(result: StepResult, step = plain, secrets = withPin()): ToldStep {
  return tellCase(decoded(aCase({ name: 'one' }, [result]), [0], step), secrets).steps[0] as ToldStep;
}

test('steps that are not shown are counted where they stand', () => {
  const sent = aResult('send', 'send 00', { exchanges: [anExchange('0084000008', '9000')] });
  const steps = [sent, sent, sent, aResult('reset', 'reset'), sent, sent];
  const told = tellCase(decoded(aCase({ name: 'one' }, steps), [0, 4]), new Secrets());
  expect(told.steps.map((step) => (step.kind === 'gap' ? step : step.kind))).toEqual([
    'step',
    { kind: 'gap', steps: 3, exchanges: 2 },
    'step',
    { kind: 'gap', steps: 1, exchanges: 1 },
  ]);
  expect(told).toMatchObject({ stepCount: 6, exchangeCount: 5 });
});

test('the name of a case in a loop may hold a value', () => {
  expect(tellCase(decoded(aCase({ name: `PIN ${PIN}` }), []), withPin()).head.name).toBe('PIN ******');
});

describe('secrets in the words of a step', () => {
  test.each([
    ['message', { message: `the PIN ${PIN} is wrong` }, { message: 'the PIN ****** is wrong' }],
    ['comparison', { expected: '24 68 13', received: '00' }, { expected: '** ** **', received: '00' }],
  ])('%s', (_what, given, told) => {
    expect(toldStep(aResult('check', 'check $a = $b', given))).toMatchObject(told);
  });

  test('an open answer that has the bytes of a PIN by chance is told', () => {
    const given = { outcome: 'failed' as const, expected: '24 68 14 9000', received: '24 68 13 9000' };
    expect(toldStep(aResult('expect', 'expect 24 68 14 9000', given))).toMatchObject({
      text: 'expect 24 68 14 9000',
      expected: '24 68 14 9000',
      received: '24 68 13 9000',
    });
  });
});

describe('an expectation of a hidden answer', () => {
  const about = (expected: string, received: string, status = '9000') =>
    toldStep(aResult('expect', `expect ${expected}`, { outcome: 'failed', expected, received }), {
      exchanges: [],
      statusOfSecret: status,
    });

  test.each([
    ['C0 FF EE 9000', 'C0 FF 00 9000', '** 9000', '** 9000'],
    ['9000', 'C0 FF 00 6282', '9000', '** 6282', '6282'],
    ['C0 FF EE 90 00', '9000', '** 90 00', '9000'],
    ['tlv 5A 12 34 61 23', '12 34 61 24', '**', '**'],
    ['length 4', 'length 3: C0 FF 00 9000', '**', '** 9000'],
    ['C0 FF EE 61xx', 'no answer', '** 61xx', '**', ''],
  ])('%s, %s', (expected, received, toldExpected, toldReceived, status = '9000') => {
    const told = about(expected, received, status);
    expect(told).toMatchObject({ text: 'expect ...', expected: toldExpected, received: toldReceived });
  });
});

describe('the reason', () => {
  const reasonOf = (step: StepResult, reason: string, how = plain): string | undefined =>
    tellCase(decoded(aCase({ name: 'one' }, [step], { reason }), [], how), withPin()).reason;

  test('hides what its step hides', () => {
    const step = aResult('expect', 'expect C0 FF EE 9000', {
      outcome: 'failed',
      expected: 'C0 FF EE 9000',
      received: 'C0 FF 00 9000',
    });
    const reason = 'line 4: expected C0 FF EE 9000, received C0 FF 00 9000';
    const told = reasonOf(step, reason, { exchanges: [], statusOfSecret: '9000' });
    expect(told).toBe('line 4: expected ** 9000, received ** 9000');
    expect(reasonOf(step, reason)).toBe(reason);
  });

  test('hides the command that a step sent', () => {
    const step = aResult('send', `send 00 20 00 00 03 13 57 91`, { outcome: 'failed' });
    const reason = `line 4: ${step.step.text}`;
    expect(reasonOf(step, reason, { exchanges: [], sent: 'send 00 20 00 00 03 ** ** **' })).toBe(
      'line 4: send 00 20 00 00 03 ** ** **',
    );
  });

  test('hides secrets around what it quotes', () => {
    const step = aResult('expect', 'expect 9000', { outcome: 'failed', expected: '9000', received: '63C5' });
    expect(reasonOf(step, `PIN ${PIN}: expected 9000, received 63C5`)).toBe(
      'PIN ******: expected 9000, received 63C5',
    );
  });

  test('of a case without steps', () => {
    const skipped = aCase({ name: 'one' }, [], { outcome: 'skipped', reason: `needs ${PIN}` });
    expect(tellCase(decoded(skipped, []), withPin()).reason).toBe('needs ******');
  });
});

test('the failure tells its step and the lines of the exchange', () => {
  const step = aResult('expect', 'expect 9000', {
    outcome: 'failed',
    expected: '9000',
    received: '6D00',
    line: 7,
  });
  const told = tellCase(decoded(aCase({ name: 'one' }, [step]), []), new Secrets());
  expect(told.failure).toMatchObject({ step: { line: 7, expected: '9000' }, exchange: ['lines'] });
});
