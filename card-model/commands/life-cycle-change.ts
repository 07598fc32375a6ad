import { SW } from '../../apdu/codec/status-word.js';
import type { Bilingual } from '../../apdu/trace/command-description.js';
import type { LifeCycleName } from '../files/life-cycle.js';
import { type CommandDefinition, defineCommand } from '../kernel/command.js';
import { allOf, CONTACT, key } from '../security/access-rule.js';
import { INTERINDUSTRY } from './classes.js';

/** One change of an application's state: ACTIVATE, DEACTIVATE, TERMINATE. */
interface LifeCycleChange {
  readonly name: string;
  readonly ins: number;
  readonly clause: string;
  readonly summary: Bilingual;
  /** States from which the change leads on; from another one 6985. */
  readonly from: readonly LifeCycleName[];
  readonly to: LifeCycleName;
  /** Reference of the key of the application's head that allows it. */
  readonly keyReference: number;
}

/** A command that changes the state of the application whose directory is current. */
export function defineLifeCycleChange(change: LifeCycleChange): CommandDefinition {
  const { name, ins, clause, summary, from, to, keyReference } = change;
  return defineCommand({
    name,
    ins,
    classes: [INTERINDUSTRY],
    clause: `${clause}; conventions, application and card states`,
    summary,
    explain: () => summary,
    availability: 'until-termination',
    allowed: allOf(CONTACT, key(keyReference)),
    allowedAt: 'application',

    format({ p1, p2, nc }) {
      if (p1 !== 0 || p2 !== 0) return SW.WRONG_P1_P2;
      return nc === 0 ? SW.SUCCESS : SW.WRONG_LENGTH;
    },

    execute(_command, core) {
      const { head } = core.selection.directory;
      const state = head?.lifeCycle;
      // Before issue there is no state to leave: it begins with the end of the building.
      if (!head || core.state.transportKey || !state || !from.includes(state)) {
        return SW.CONDITIONS_NOT_SATISFIED;
      }
      head.setLifeCycle(core.memory, to);
      return SW.SUCCESS;
    },
  });
}
