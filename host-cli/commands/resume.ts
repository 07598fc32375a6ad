import { lifeCycleVerb } from '../program/life-cycle-verb.js';
import { resumeApplication } from '../terminal/services/change-life-cycle.js';

/** `sscard resume`: 解挂. */
export const configure = lifeCycleVerb({
  name: 'resume',
  run: resumeApplication,
  byPsam: true,
  notes: `解挂: takes SSSE.UK of the key file and ends a suspension. A new card is put into service by activate. By contact only.`,
  examples: [
    ['sscard resume -r sim:card.img --keys keys.json', 'a card that was found again'],
    ['sscard resume -r pcsc: --keys keys.json -v', 'with the commands on standard error'],
  ],
});
