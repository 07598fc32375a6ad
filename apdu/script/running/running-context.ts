import type { ResponseApdu } from '../../codec/response-apdu.js';
import type { CardInterface } from '../../transport/card-port.js';
import type { ResetKind, Transport } from '../../transport/transport.js';
import type { Captured, Seen } from '../expectations/verdict.js';
import type { Scope } from '../expressions/scope.js';
import type { FunctionWorld } from '../script-function.js';
import type { CardControls, StepContext } from '../step-context.js';
import { bytesValue, type Value } from '../value.js';
import type { RunningCard } from './running-card.js';

/** What the steps at one place of a running script work with: made once for all steps of a scope. */
export class RunningContext implements StepContext {
  constructor(
    readonly scope: Scope,
    readonly world: FunctionWorld,
    private readonly card: RunningCard,
  ) {}

  /** The same with variables of its own inside another scope. */
  inside(scope: Scope): RunningContext {
    return new RunningContext(scope, this.world, this.card);
  }

  get transport(): Transport {
    return this.card.setting.transport;
  }

  get controls(): CardControls | undefined {
    return this.card.setting.controls;
  }

  get seen(): Seen {
    return this.card;
  }

  transmit(command: Uint8Array, secret?: boolean): Promise<ResponseApdu | undefined> {
    return this.card.transmit(command, secret);
  }

  reset(kind: ResetKind, cardInterface?: CardInterface): Promise<Uint8Array | undefined> {
    return this.card.reset(kind, cardInterface);
  }

  powered(answerToReset: Uint8Array | undefined): void {
    this.card.powered(answerToReset);
  }

  removed(): void {
    this.card.removed();
  }

  tearing(): void {
    this.card.tearing();
  }

  assign(name: string, value: Value): void {
    this.scope.assign(name, value);
  }

  keep(captured: Captured | undefined): void {
    if (captured === undefined) return;
    for (const [name, bytes] of captured) this.assign(name, bytesValue(bytes));
  }
}
