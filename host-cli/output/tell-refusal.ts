import type { Bilingual } from '../../apdu/codec/bilingual.js';
import type { ExitName } from '../errors/exit-codes.js';
import type { Invocation } from '../program/verb.js';

/** Tells a result that ends the verb because the card said no. */
export async function tellRefusal(
  { report, language }: Pick<Invocation, 'report' | 'language'>,
  result: { readonly reason: Bilingual },
): Promise<ExitName> {
  await report.document(result, ({ refusal }) => refusal(result.reason[language]));
  return 'REFUSED';
}
