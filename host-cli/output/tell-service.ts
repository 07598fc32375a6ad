import type { ExitName } from '../errors/exit-codes.js';
import type { Invocation } from '../program/verb.js';
import type { ServiceDone, ServiceRefusal } from '../terminal/services/service-result.js';
import { tellRefusal } from './tell-refusal.js';

/** Tells what is true of the card after a service, or why it was not done. */
export async function tellService(
  invocation: Pick<Invocation, 'report' | 'language'>,
  result: ServiceDone<string> | ServiceRefusal,
): Promise<ExitName> {
  if (result.outcome !== 'done') return tellRefusal(invocation, result);
  await invocation.report.document(result, ({ success }) => success(result.effect[invocation.language]));
  return 'DONE';
}
