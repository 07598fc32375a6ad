import type { ScriptVerb, VerbOutcome } from '../../apdu/script/script.js';
import type { ScriptLine } from '../../apdu/script/script-line.js';
import { LIFE_CYCLE, type LifeCycleName } from '../../card-model/files/life-cycle.js';
import type { IssueStep } from '../../card-model/issuing/issue-step.js';
import { issueSteps } from '../../card-model/issuing/issue-steps.js';
import { CardError } from '../../card-model/kernel/card-error.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { findProfile, PROFILES } from '../../card-model/profiles/registry.js';
import { findTransportKey } from '../input/transport-key.js';
import { newCardContents } from '../personalising/card-contents.js';
import { runStep } from '../terminal/personalising/run-step.js';
import { atWord, requireKeys, type ScriptResources, SessionTransport } from './script-resources.js';

const FORMS = 'profile ID STATE, transport-key, key NAME, object NAME, or authenticate NAME';
/** What stands behind `issue`, and the kind of step it means. */
const STEP_KINDS: Readonly<Record<string, IssueStep['kind'] | undefined>> = {
  'transport-key': 'send',
  key: 'write-key',
  object: 'write-object',
  authenticate: 'authenticate',
};
const STATES = (Object.keys(LIFE_CYCLE) as LifeCycleName[]).map((name) => name.toLowerCase());

/**
 * `issue`: the steps of building a card that carry secrets, for the scripts that `sscard new --script` prints. Keys and
 * PIN are computed from the personalisation data of --keys.
 */
export function issueVerb(resources: ScriptResources): ScriptVerb {
  let steps: Promise<readonly IssueStep[]> | undefined;
  return {
    name: 'issue',
    usage: `issue ${FORMS}`,
    summary: { en: 'a step of building a card that carries keys or the PIN', zh: '发卡步骤（含密钥）' },
    check: (line) => {
      atWord(line, line.verb, () => requireKeys(resources, 'issue'));
      checkWords(line);
    },
    async run([what, ...words], session) {
      if (what === 'profile') {
        const { path } = requireKeys(resources, 'issue');
        const state = (words[1] ?? 'activated').toUpperCase() as LifeCycleName;
        steps = stepsFor(findProfile(words[0]!), path, state, resources);
        await steps;
        return { passed: true };
      }
      const place = what === 'transport-key' ? undefined : words.join(' ');
      const kind = STEP_KINDS[what!];
      const step = (await (steps ?? []))?.find((other) =>
        place === undefined
          ? other.kind === 'send' && other.action === 'show-transport-key'
          : other.kind === kind && other.place === place,
      );
      if (!step) return missing(steps !== undefined, words.join(' '));
      await runStep(new SessionTransport(session), step);
      return { passed: true };
    },
  };
}

async function stepsFor(
  profile: Profile,
  dataFile: string,
  state: LifeCycleName,
  { environment, inReader }: ScriptResources,
): Promise<readonly IssueStep[]> {
  const contents = await newCardContents(profile, dataFile, state, { allowWeakPin: true });
  return issueSteps(profile, contents, findTransportKey({ environment, simulated: inReader !== true }));
}

function missing(begun: boolean, name: string): VerbOutcome {
  const message = begun ? `the data have no ${name}` : "'issue profile ID' must come first";
  return { passed: false, message };
}

function checkWords(line: ScriptLine): void {
  const [what, name, ...more] = line.words;
  if (what === undefined) throw line.error('ARGUMENT_MISSING', `issue needs ${FORMS}`, line.text.length + 1);
  const known = ['profile', ...Object.keys(STEP_KINDS)];
  if (!known.includes(what.text)) {
    throw line.error('ARGUMENT_UNKNOWN', `issue knows ${FORMS}, not '${what.text}'`, what.column);
  }
  if (what.text !== 'transport-key' && name === undefined) {
    throw line.error('ARGUMENT_MISSING', `issue ${what.text} needs a name`, line.text.length + 1);
  }
  if (what.text !== 'profile' || name === undefined) return;
  try {
    findProfile(name.text);
  } catch (error) {
    if (!(error instanceof CardError)) throw error;
    const ids = PROFILES.map(({ id }) => id).join(', ');
    throw line.error('ARGUMENT_UNKNOWN', `there is no profile '${name.text}'; known: ${ids}`, name.column);
  }
  const [state] = more;
  if (state !== undefined && !STATES.includes(state.text)) {
    throw line.error(
      'ARGUMENT_UNKNOWN',
      `a state is ${STATES.join(', ')}, not '${state.text}'`,
      state.column,
    );
  }
}
