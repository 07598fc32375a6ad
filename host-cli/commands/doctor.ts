import type { TraceColours } from '../../apdu/trace/render-text.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb } from '../program/verb.js';
import { type Diagnosis, diagnose } from '../readers/doctor/diagnose.js';
import type { FindingState } from '../readers/doctor/finding.js';
import { thisMachine } from '../readers/doctor/machine.js';

const NOTES = `
It changes nothing and connects to no card. The exit code is 3 while something keeps cards in readers from being
reached; notes do not count.`;

/** `sscard doctor`: what is wrong with the PC/SC of this machine and how to mend it. */
export const configure: ConfigureVerb = (command, action) => {
  command
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard doctor', 'what was found; a line with $ is the command that mends it'],
        ['sscard doctor --json', 'the same for programs'],
      )}`,
    )
    .action(
      action(async (invocation) => {
        const diagnosis = await diagnose(thisMachine(invocation.streams.environment));
        await invocation.report.document(diagnosis, (colours) => diagnosisLines(diagnosis, colours));
        return diagnosis.usable ? 'DONE' : 'LINK';
      }),
    );
};

const WORDS: Readonly<Record<FindingState, string>> = { good: 'good', note: 'note', bad: 'BAD ' };

function diagnosisLines({ findings, usable }: Diagnosis, colours: TraceColours): string[] {
  const paint = { good: colours.success, note: colours.hint, bad: colours.refusal };
  const lines = findings.flatMap(({ state, told, remedy }) => [
    `${paint[state](WORDS[state])}  ${told}`,
    ...(remedy === undefined ? [] : [`      $ ${colours.bytes(remedy)}`]),
  ]);
  const end = usable
    ? 'cards in readers can be reached'
    : 'cards in readers cannot be reached: mend what is BAD first';
  return [...lines, colours.sentence(end)];
}
