import { describe, expect, test } from 'vitest';
import { faultError, faultOf, isFaultCode, PowerLost, TORN } from '../../../apdu/recording/fault.js';
import { TransportError } from '../../../apdu/transport/transport-error.js';
import { CardError } from '../../../card-model/kernel/card-error.js';

describe('what a recording keeps of an error', () => {
  test('is the code of a transport error', () => {
    expect(faultOf(new TransportError('NO_CARD', 'gone'))).toBe('NO_CARD');
  });

  test('is torn where a card lost its power, however deep that stands', () => {
    const lost = new CardError('POWER_LOST', 'torn');
    expect(faultOf(lost)).toBe(TORN);
    expect(
      faultOf(new TransportError('LINK_FAILED', 'no answer', new Error('between', { cause: lost }))),
    ).toBe(TORN);
  });

  test('is LINK_FAILED for whatever has no code that is one', () => {
    expect(faultOf(new Error('odd'))).toBe('LINK_FAILED');
    expect(faultOf('text')).toBe('LINK_FAILED');
    expect(faultOf(undefined)).toBe('LINK_FAILED');
    expect(faultOf(Object.assign(new Error('odd'), { code: 'not a code' }))).toBe('LINK_FAILED');
    expect(faultOf(Object.assign(new Error('odd'), { code: 7 }))).toBe('LINK_FAILED');
  });

  test('ends for causes that lead back into themselves', () => {
    const error = new Error('a');
    error.cause = error;
    expect(faultOf(error)).toBe('LINK_FAILED');
  });
});

describe('the recorded error', () => {
  test('is thrown again with its code and place', () => {
    const error = faultError('NO_CARD', 'a.rec:7');
    expect(error).toBeInstanceOf(TransportError);
    expect(error.code).toBe('NO_CARD');
    expect(error.message).toContain('a.rec:7');
  });

  test('of a card that lost its power is told from any other', () => {
    const error = faultError(TORN, 'a.rec:7');
    expect(error.code).toBe('LINK_FAILED');
    expect(error.cause).toBeInstanceOf(PowerLost);
    expect(faultOf(error)).toBe(TORN);
  });

  test('of an unknown code is a failed link', () => {
    expect(faultError('SOMETHING_NEW', 'a.rec:7').code).toBe('LINK_FAILED');
    expect(faultError('SOMETHING_NEW', 'a.rec:7').message).toContain('SOMETHING_NEW');
  });
});

test('a code is upper case', () => {
  expect(isFaultCode('LINK_FAILED')).toBe(true);
  for (const word of ['', 'torn', 'Link', '9000', 'A B']) expect(isFaultCode(word)).toBe(false);
});
