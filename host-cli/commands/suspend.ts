import { lifeCycleVerb } from '../program/life-cycle-verb.js';
import { suspendApplication } from '../terminal/services/change-life-cycle.js';

/** `sscard suspend`: 挂失. */
export const configure = lifeCycleVerb({
  name: 'suspend',
  run: suspendApplication,
  byPsam: true,
  notes: `挂失: takes SSSE.UK of the key file. The social application then serves its issuer data only; data, keys and PIN
stay as they are, and resume brings it back. The bank application is not touched. By contact only.`,
  examples: [
    ['sscard suspend -r sim:card.img --keys keys.json', 'a card reported lost'],
    ['sscard suspend -r pcsc: --keys keys.json --json', 'the state before and after, as data'],
  ],
});
