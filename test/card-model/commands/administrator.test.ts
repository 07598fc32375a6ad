import { describe, expect, it } from 'vitest';
import { administratorIn } from '../../../card-model/commands/administrator.js';
import { Directory } from '../../../card-model/files/directory.js';
import { CardState } from '../../../card-model/kernel/card-state.js';
import { blankCard } from '../../../card-model/personalisation/blank-card.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { MASTER_KEY, UPDATE_KEY } from '../../../card-model/security/key-reference.js';
import { demonstrationContents } from '../../support/demonstration.js';

describe('who may create files and write keys', () => {
  const [, ssse, df01] = new Directory(demonstrationContents().masterFile, undefined, (id) =>
    gen3.application(id),
  ).withDescendants();
  const mayBuild = (state: CardState, directory: Directory) => administratorIn({ state } as never, directory);

  it('before issue the kernel has asked already', () => {
    expect(mayBuild(new CardState(blankCard(gen3)), ssse!)).toBe(true);
  });

  it('afterwards who has shown the MK of that directory', () => {
    const state = new CardState(demonstrationContents());
    ssse!.rightOfKey(UPDATE_KEY).held = true;
    expect(mayBuild(state, ssse!)).toBe(false);
    ssse!.rightOfKey(MASTER_KEY).held = true;
    expect([mayBuild(state, ssse!), mayBuild(state, df01!)]).toEqual([true, false]);
  });
});
