import { lifeCycleVerb } from '../program/life-cycle-verb.js';
import { activateApplication } from '../terminal/services/change-life-cycle.js';

/** `sscard activate`: puts a new card into service. */
export const configure = lifeCycleVerb({
  name: 'activate',
  run: activateApplication,
  byPsam: true,
  notes: `Takes SSSE.UK of the key file. A new card of new --inactive serves its issuer data only until it is activated. A
suspended card is brought back by resume. By contact only.`,
  examples: [
    ['sscard activate -r sim:card.img --keys keys.json', 'a card of new --inactive'],
    ['sscard activate -r pcsc: --psam pcsc:PSAM', 'with a PSAM in a second reader'],
  ],
});
