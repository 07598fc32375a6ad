import { lifeCycleVerb } from '../program/life-cycle-verb.js';
import { cancelApplication } from '../terminal/services/change-life-cycle.js';

/** `sscard cancel`: 注销. */
export const configure = lifeCycleVerb({
  name: 'cancel',
  run: cancelApplication,
  byPsam: false,
  final: { en: 'the social application will be cancelled for good', zh: '将注销社保应用' },
  notes: `注销: takes SSSE.MK of the key file and ends the social application for good; nothing brings it back. Asks for the
卡号 of the card unless --yes is given. The bank application is not touched. By contact only.`,
  examples: [
    ['sscard cancel -r sim:card.img --keys keys.json', 'asks for the card number first'],
    ['sscard cancel -r sim:card.img --keys keys.json --yes', 'in a script'],
  ],
});
