import { Scope } from '../expressions/scope.js';
import type { ScriptBlock, ScriptItem, ScriptStep } from '../script.js';
import type { Value } from '../value.js';
import type { RunningCard } from './running-card.js';
import type { RunningContext } from './running-context.js';
import type { StepRunner } from './step-runner.js';

export type Block<Kind extends ScriptBlock['kind']> = ScriptBlock & { kind: Kind };

/** What is done with cases, which stand among the items of a script. */
export interface CaseRunner {
  /** False when nothing more must run. */
  run(block: Block<'case'>, context: RunningContext): Promise<boolean>;
  skip(block: Block<'case'>): void;
}

/** Blocks that call each other without end are stopped here. */
const MAX_DEPTH = 100;

/** Runs steps, loops, conditions and named blocks in order. */
export class ItemRunner {
  #depth = 0;

  /** @param global of the script: what named blocks see beside their parameters */
  constructor(
    private readonly steps: StepRunner,
    private readonly card: RunningCard,
    private readonly global: RunningContext,
    private readonly cases: CaseRunner,
  ) {}

  /** False when what follows must not run; what is left of the items is told as skipped. */
  async run(items: readonly ScriptItem[], context: RunningContext): Promise<boolean> {
    for (let index = 0; index < items.length; index++) {
      const item = items[index]!;
      const done = 'take' in item ? this.steps.take(item, context, this.card) : this.#runBlock(item, context);
      const goOn = typeof done === 'boolean' ? done : await done;
      if (goOn) continue;
      this.skip(items.slice(index + 1));
      return false;
    }
    return true;
  }

  skip(items: readonly ScriptItem[]): void {
    for (const item of items) {
      if ('take' in item) this.steps.recorder.step({ step: item, outcome: 'skipped', durationMs: 0 });
      else if (item.kind === 'case') this.cases.skip(item);
      else if (item.kind === 'for' || item.kind === 'if') {
        this.skip(item.items);
        if (item.kind === 'if') this.skip(item.otherwise);
      }
    }
  }

  /** Works out what a block needs before it runs; what goes wrong is a fault of the block's own line. */
  evaluate(block: ScriptBlock, context: RunningContext, work: () => void): boolean | Promise<boolean> {
    try {
      work();
      return true;
    } catch (error) {
      const { file, line, text } = block;
      const take = () => {
        throw error;
      };
      const step: ScriptStep = { file, line, text, kind: 'check', take };
      return this.steps.take(step, context, this.card);
    }
  }

  #runBlock(block: ScriptBlock, context: RunningContext): Promise<boolean> {
    switch (block.kind) {
      case 'case':
        return this.cases.run(block, context);
      case 'for':
        return this.#runFor(block, context);
      case 'if':
        return this.#runIf(block, context);
      case 'do':
        return this.#runNamed(block, context);
    }
  }

  async #runFor(block: Block<'for'>, context: RunningContext): Promise<boolean> {
    let values: Iterable<Value> = [];
    const known = await this.evaluate(block, context, () => {
      values = block.over(context);
    });
    if (!known) return false;
    for (const value of values) {
      const scope = new Scope(context.scope);
      scope.define(block.variable, value);
      if (!(await this.run(block.items, context.inside(scope)))) return false;
    }
    return true;
  }

  async #runIf(block: Block<'if'>, context: RunningContext): Promise<boolean> {
    let holds = false;
    const known = await this.evaluate(block, context, () => {
      holds = block.condition.holds(context);
    });
    return known && this.run(holds ? block.items : block.otherwise, context);
  }

  async #runNamed(block: Block<'do'>, context: RunningContext): Promise<boolean> {
    const { parameters, items } = block.find()!;
    const scope = new Scope(this.global.scope);
    const known = await this.evaluate(block, context, () => {
      if (this.#depth >= MAX_DEPTH)
        throw block.source.error('EVALUATION_FAILED', `blocks call each other more than ${MAX_DEPTH} deep`);
      for (const [index, expression] of block.given.entries())
        scope.define(parameters[index]!, expression.evaluate(context));
    });
    if (!known) return false;
    this.#depth++;
    const goOn = await this.run(items, context.inside(scope));
    this.#depth--;
    return goOn;
  }
}
