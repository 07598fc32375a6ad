import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCard } from '../../../../card-model/index.js';
import { describeWithPrograms } from '../../../support/programs.js';
import { useServedCards } from '../../../support/served-cards.js';
import { loadedBindings } from '../../readers/card-service.js';

const ISSUER = join(import.meta.dirname, '../../../../fixtures/personalisation/gen3-demo.json');
const [binding] = await loadedBindings();
const NEEDS = [{ name: 'a PC/SC binding (npm install pcsc-mini)', found: () => binding !== undefined }];

/** The program itself at both ends of the service; what it pays there is in terminal/payment/scenarios. */
describeWithPrograms('paying through the PC/SC service', NEEDS, () => {
  const { sscard } = useServedCards(() => ({ card: createCard().image() }));

  const pay = async (...argv: string[]) => {
    const { exitCode, output, errors } = await sscard(binding!, 'pay', '--json', ...argv);
    expect(errors).toBe('');
    return { exitCode, result: JSON.parse(output) };
  };

  test('tapped offline, asked online by contact, logged', async () => {
    const tap = await pay('--amount', '1.50', '-r', 'pcsc:NFC');
    expect(tap).toMatchObject({ exitCode: 0, result: { outcome: 'approved', cardInterface: 'contactless' } });
    const online = ['--amount', '2.50', '-r', 'pcsc:contact', '--online', '--issuer', ISSUER];
    expect(await pay(...online)).toMatchObject({ exitCode: 0, result: { code: 'APPROVED_ONLINE' } });
    const { result } = await pay('--log', '-r', 'pcsc:contact');
    expect(result.payments).toMatchObject([{ amount: 250 }, { amount: 150 }]);
  });
});
