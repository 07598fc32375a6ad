import { expect, test } from 'vitest';
import { createCard } from '../../../../../card-model/card.js';
import { parseCardData } from '../../../../../card-model/personalisation/card-data.js';
import { personalise } from '../../../../../card-model/personalisation/personalise.js';
import { gen3 } from '../../../../../card-model/profiles/gen3.js';
import { payByContact } from '../../../../../host-cli/terminal/payment/kernel/contact.js';
import { readPurseBalance } from '../../../../../host-cli/terminal/payment/services/read-balance.js';
import { demonstrationWith } from '../../../../support/demonstration.js';
import { seededRandom } from '../../../../support/random.js';
import { altered, at, bankCard, type Changes, input, newBank } from '../bank-terminal.js';

const pay = (card = bankCard(), changes: Changes = {}) => payByContact(input(at(card, 'contact'), changes));

test('PSE, its directory, the application, and on from there', async () => {
  const { outcome, cardInterface, exchanges } = await pay();
  expect([outcome, cardInterface]).toEqual(['approved', 'contact']);
  expect(exchanges.slice(0, 2).map(({ command }) => command)).toEqual(['SELECT PSE', 'GET RESPONSE']);
});

test('a candidate whose conditions are not satisfied leaves the list; any other refusal ends it', async () => {
  const refusing = (statusWord: string) =>
    payByContact(
      input(
        altered(at(bankCard(), 'contact'), (answer, command) =>
          command.startsWith('80A8') ? statusWord : answer,
        ),
      ),
    );
  expect(await refusing('6985')).toMatchObject({ outcome: 'terminated', code: 'NO_APPLICATION' });
  expect(await refusing('6A80')).toMatchObject({ outcome: 'terminated', code: 'CARD_REFUSED' });
});

test('an application that is not activated takes no payment, and the script of its issuer', async () => {
  const data = parseCardData(demonstrationWith());
  const contents = personalise(gen3, data, { lifeCycle: 'INITIALISED' });
  const card = createCard({ contents, random: seededRandom() });
  const issuer = newBank();
  const unblock = { service: 'unblock-application', request: { amount: 0 } } as const;
  expect(await pay(card)).toMatchObject({ outcome: 'terminated', code: 'APPLICATION_BLOCKED' });
  expect(await readPurseBalance(at(card, 'contact'))).toMatchObject({ blocked: true });
  expect(await pay(card, unblock)).toMatchObject({ outcome: 'declined', code: 'UNABLE_ONLINE' });
  expect(await pay(card, { ...unblock, issuer })).toMatchObject({
    outcome: 'approved',
    code: 'SERVICE_DONE',
  });
  expect(await pay(card)).toMatchObject({ outcome: 'approved', path: 'electronic-cash' });
});
