import { expect, test } from 'vitest';
import { TransportError } from '../../../apdu/transport/transport-error.js';
import { connectPcscAddress } from '../../../host-cli/addresses/pcsc-card.js';
import { explainError } from '../../../host-cli/errors/explain-error.js';
import { FakeBinding, reader } from '../readers/fake-binding.js';

const fail = (part: string, binding: FakeBinding): Promise<unknown> =>
  connectPcscAddress(part, {}, binding).then(
    () => undefined,
    (error: unknown) => error,
  );

test('every failure is one of the link, exit code 3, and says what to do', async () => {
  const none = new FakeBinding();
  none.service = false;
  const cases = [
    await fail('', none),
    await fail('', new FakeBinding()),
    await fail('', new FakeBinding([reader('A')])),
    await fail('a', new FakeBinding([reader('A1'), reader('A2')])),
    await fail('a', new FakeBinding([reader('A', { present: true })])),
  ];
  for (const error of cases) {
    expect(error).toBeInstanceOf(TransportError);
    expect(explainError(error).exitCode).toBe(3);
  }
});

test('a binding that shows only some readers is named when the reader is not among them', async () => {
  const binding = Object.assign(new FakeBinding([reader('A'), reader('B')]), {
    name: 'pcsc-mini',
    maximumReaders: 2,
  });
  const error = (await fail('c', binding as never)) as Error;
  expect(error.message).toContain('pcsc-mini shows 2 readers at most: SSCARD_PCSC=pcsclite');
});
