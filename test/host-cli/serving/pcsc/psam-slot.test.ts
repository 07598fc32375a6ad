import { expect, test } from 'vitest';
import { createCard } from '../../../../card-model/index.js';
import { describeWithPrograms } from '../../../support/programs.js';
import { psamOf } from '../../../support/psam.js';
import { useServedCards } from '../../../support/served-cards.js';
import { loadedBindings } from '../../readers/card-service.js';

const bindings = await loadedBindings();
const NEEDS = [{ name: 'a PC/SC binding (npm install pcsc-mini)', found: () => bindings.length > 0 }];

/** A reader with a card in one slot and a PSAM in the other, in a process of its own, as a terminal has them. */
describeWithPrograms('a card and a PSAM in one reader', NEEDS, () => {
  const { sscard } = useServedCards(() => ({ card: createCard().image(), psam: psamOf().image() }), {
    further: ['--psam', 'psam'],
  });

  test.each(bindings)('authenticate over %s, by contact and contactless', async (binding) => {
    for (const card of ['pcsc:contact', 'pcsc:NFC', 'pcsc:']) {
      const argv = ['auth', 'SSSE.RK', '-r', card, '--psam', 'pcsc:sscard PSAM 00 02', '--json'];
      const { exitCode, output, errors } = await sscard(binding, ...argv);
      expect(errors).toBe('');
      expect(JSON.parse(output)).toMatchObject({ outcome: 'authenticated', psam: 'pcsc:sscard PSAM 00 02' });
      expect(exitCode).toBe(0);
    }
  });

  test.each(bindings)('give the data of the holder over %s', async (binding) => {
    const { exitCode, output } = await sscard(binding, 'read', '-r', 'pcsc:contact', '--psam', 'pcsc:psam');
    expect(output).toContain('测试持卡人');
    expect(exitCode).toBe(0);
  });
});
