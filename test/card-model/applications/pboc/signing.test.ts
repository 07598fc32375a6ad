import { expect, it } from 'vitest';
import { signingWith } from '../../../../card-model/applications/pboc/signing.js';
import { createCard } from '../../../../card-model/card.js';
import { offlineAuthentication, randomBytes } from '../../../../crypto/index.js';
import { bytes, hex } from '../../../support/hex.js';
import { PaymentCard } from '../../../support/payment-card.js';
import { seededRandom } from '../../../support/random.js';

it("the system's source leaves it to the platform, another one is kept", () => {
  const random = seededRandom(3);
  expect(signingWith(randomBytes)).toBe(offlineAuthentication);
  expect(signingWith(random)).toBe(signingWith(random));
  expect(signingWith(random)).not.toBe(signingWith(seededRandom(3)));
});

it('two cards with equal sources sign alike, with others not', () => {
  const plan = new PaymentCard();
  const sent: string[] = [];
  const send = plan.send.bind(plan);
  plan.send = (command) => {
    sent.push(command);
    return send(command);
  };
  plan.begin();
  const signed = (seed: number): string => {
    const card = createCard({ protocol: 'T=1', random: seededRandom(seed) });
    for (const command of sent) card.transmit(bytes(command));
    return hex(card.transmit(bytes('00880000041122334400')));
  };
  expect(signed(7)).toMatch(/9000$/);
  expect(signed(7)).toBe(signed(7));
  expect(signed(7)).not.toBe(signed(8));
});
