import type { CommandParts } from './random-walk-apdu.js';
import type { WalkCard } from './random-walk-card.js';
import type { Chance } from './random-walk-chance.js';
import type { SecuredCommands } from './random-walk-secured.js';

const MASTER_KEY = 0x00;

/** What has to come before. */
interface OtherCommands {
  select(): CommandParts;
  getChallenge(): CommandParts;
  /** With the key of that reference rather than another. */
  externalAuthenticate(reference?: number): CommandParts;
}

/** Commands that change the state of card and applications, their keys and their files. */
export class StateCommands {
  constructor(
    private readonly chance: Chance,
    private readonly model: WalkCard,
    private readonly secured: SecuredCommands,
    private readonly others: OtherCommands,
  ) {}

  /** Reversible mostly; the whole card hardly ever. */
  applicationBlock(): CommandParts {
    const chance = this.chance;
    const { model } = this;
    if (!model.challenge && chance.percent(90)) return this.others.getChallenge();
    const { directory } = model;
    const cardKey = model.keyOfType(model.headOf(directory) ?? directory, 'BK');
    if (cardKey && chance.percent(20)) {
      return this.secured.secured(0x84, 0x16, 0, 0, cardKey, { right: 10 });
    }
    const key = model.keyOfType(directory, 'LK') ?? chance.one([...directory.keys, ...model.root.keys]);
    return this.secured.secured(0x84, 0x1e, 0, chance.percent(93) ? 0 : 1, key, { right: 70 });
  }

  /** Where the model knows of a block; else anywhere. */
  applicationUnblock(): CommandParts {
    const chance = this.chance;
    const { model } = this;
    const { directory } = model;
    if (!model.challenge && chance.percent(90)) return this.others.getChallenge();
    if (directory.block !== 'blocked' && chance.percent(60)) {
      const blocked = model.all.filter(({ block }) => block === 'blocked');
      if (blocked.length > 0 && chance.percent(60)) {
        const { aid } = chance.one(blocked);
        if (aid) return { ins: 0xa4, p1: 4, p2: 0x0c, data: aid };
      }
      return this.others.externalAuthenticate();
    }
    const key = model.keyOfType(directory, 'LK') ?? chance.one([...directory.keys, ...model.root.keys]);
    return this.secured.secured(0x84, 0x18, 0, 0, key, { right: 75 });
  }

  /** Back to normal service rather than out of it, mostly after the right that it needs. */
  lifeCycle(): CommandParts {
    const chance = this.chance;
    const { model } = this;
    const head = model.headOf(model.directory) ?? model.directory;
    const resting = head.lifeCycle !== undefined && head.lifeCycle !== 'ACTIVATED';
    if (chance.percent(4)) return { ins: 0xe6 };
    if (!head.held.has(0x04) && chance.percent(75)) {
      if (head === model.directory) return this.others.externalAuthenticate(0x04);
      if (head.aid) return { ins: 0xa4, p1: 4, p2: 0x0c, data: head.aid };
    }
    return { ins: chance.percent(resting ? 85 : 30) ? 0x44 : 0x04 };
  }

  writeKey(): CommandParts {
    const chance = this.chance;
    const { model } = this;
    const master = model.keyOfType(model.directory, 'MK');
    if (!master) return this.others.select();
    if (!model.directory.held.has(MASTER_KEY) && chance.percent(85))
      return this.others.externalAuthenticate(MASTER_KEY);
    if (!model.challenge && chance.percent(92)) return this.others.getChallenge();
    return this.secured.writeKey(master);
  }

  createFile(): CommandParts {
    const { held } = this.model.directory;
    const chance = this.chance;
    if (!held.has(MASTER_KEY) && chance.percent(75)) return this.others.externalAuthenticate(MASTER_KEY);
    return this.secured.createFile();
  }

  /** What was created rather than what the card came with. */
  deleteFile(): CommandParts {
    const chance = this.chance;
    const { directory, file } = this.model;
    const rightsAbove = directory.parent?.held.has(MASTER_KEY) ?? false;
    const cheap = directory.keys.length === 0;
    if (!rightsAbove && !(directory.held.has(MASTER_KEY) && file) && chance.percent(80)) {
      return this.others.externalAuthenticate(MASTER_KEY);
    }
    const p2 = file && chance.percent(90) ? 3 : cheap || chance.percent(6) ? chance.one([1, 2]) : 3;
    return { cla: 0x80, ins: 0xe1, p2 };
  }
}
