import { expect, test } from 'vitest';
import { Report } from '../../../host-cli/output/report.js';
import { tellService } from '../../../host-cli/output/tell-service.js';
import { nothingToDo, type ServiceDone } from '../../../host-cli/terminal/services/service-result.js';
import { fakeStreams } from '../../support/cli.js';

const done: ServiceDone<'suspend'> = {
  outcome: 'done',
  service: 'suspend',
  directory: 'SSSE',
  before: 'ACTIVATED',
  after: 'DEACTIVATED',
  effect: { en: 'it is suspended', zh: '已挂失' },
};

async function told(result: Parameters<typeof tellService>[1], language: 'en' | 'zh', json = false) {
  const { streams, output } = fakeStreams();
  const exit = await tellService({ report: new Report(streams, json), language }, result);
  return { exit, text: output.text };
}

test('what is true now, in one line', async () => {
  expect(await told(done, 'en')).toEqual({ exit: 'DONE', text: 'it is suspended\n' });
  expect(await told(done, 'zh')).toEqual({ exit: 'DONE', text: '已挂失\n' });
  expect(JSON.parse((await told(done, 'en', true)).text)).toEqual(done);
});

test('why it was not done', async () => {
  const refused = nothingToDo('DEACTIVATED', 'SSSE');
  expect(await told(refused, 'en')).toEqual({ exit: 'REFUSED', text: `${refused.reason.en}\n` });
  expect(JSON.parse((await told(refused, 'en', true)).text)).toEqual(refused);
});
