import { toHex } from '../../apdu/bytes.js';
import { encodeCommand } from '../../apdu/codec/command-apdu.js';
import type { CardContents, Profile } from '../../card-model/index.js';
import type { IssueStep, SendStep } from '../../card-model/issuing/issue-step.js';
import { issueSteps } from '../../card-model/issuing/issue-steps.js';
import { stepName } from '../terminal/personalising/step-name.js';

const NO_KEY = new Uint8Array(8);
const SELECTED = 'expect 9000 or ... 9000 or 61xx or 6283';

/**
 * The building of a card as a script: every command as it is sent, except for those that carry keys or the PIN. These
 * are named and computed when the script runs, from the personalisation data given with --keys.
 */
export function issueScript(
  profile: Profile,
  contents: CardContents,
  dataFile: string | undefined,
): string[] {
  const data = dataFile ?? 'DATA';
  const steps = issueSteps(profile, contents, NO_KEY);
  return [
    `# Builds a card of profile ${profile.id} from a blank one:`,
    `#   sscard run THIS-FILE --keys ${data} -r ADDRESS`,
    '# No key and no PIN stands here: the lines that begin with "issue" take them from the data of --keys,',
    '# the transport key from SSCARD_TRANSPORT_KEY.',
    '',
    `title issuing a card of profile ${profile.id}`,
    `issue profile ${profile.id} ${stateOf(contents)}`,
    ...steps.flatMap((step) => ['', `note ${stepName(step).en}`, ...linesOf(step)]),
  ];
}

/** The state that the social application comes to have. */
function stateOf({ masterFile }: CardContents): string {
  return (masterFile.directories.find(({ lifeCycle }) => lifeCycle)?.lifeCycle ?? 'ACTIVATED').toLowerCase();
}

function linesOf(step: IssueStep): string[] {
  if (step.kind === 'write-key') return [`issue key ${step.place}`, 'expect 9000'];
  if (step.kind === 'write-object') return [`issue object ${step.place}`, 'expect 9000'];
  if (step.kind === 'authenticate') return [`issue authenticate ${step.place}`, 'expect 9000'];
  if (step.action === 'show-transport-key') return ['issue transport-key', 'expect 9000'];
  return [`send ${toHex(encodeCommand(step.command))}`, expectationOf(step)];
}

const expectationOf = ({ action }: SendStep): string => (action === 'select' ? SELECTED : 'expect 9000');
