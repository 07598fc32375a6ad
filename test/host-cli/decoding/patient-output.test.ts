import { expect, test } from 'vitest';
import { PatientOutput } from '../../../host-cli/decoding/patient-output.js';

test('text is written in larger pieces', async () => {
  const written: string[] = [];
  const output = new PatientOutput({ write: (text) => written.push(text) > 0 });
  output.add('a');
  output.add('b');
  expect(written).toEqual([]);
  await output.flush();
  await output.flush();
  expect(written).toEqual(['ab']);
  expect(output.isFull).toBe(false);
  output.add('x'.repeat(70_000));
  expect(output.isFull).toBe(true);
});

test('it waits until its reader is ready', async () => {
  let ready: (() => void) | undefined;
  const output = new PatientOutput({
    write: () => false,
    once: (_event, listener) => {
      ready = listener;
    },
  });
  output.add('a');
  let done = false;
  const flushed = output.flush().then(() => {
    done = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(done).toBe(false);
  ready!();
  await flushed;
  expect(done).toBe(true);
});

test('a reader that cannot tell is not waited for', async () => {
  const output = new PatientOutput({ write: () => false });
  output.add('a');
  await output.flush();
});
