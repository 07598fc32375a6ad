import { BINDINGS, loadBinding, type Require, tryBinding } from '../bindings/load-binding.js';
import type { PcscBinding } from '../pcsc-binding.js';
import { PcscError } from '../pcsc-error.js';
import type { Finding } from './finding.js';

export interface BindingCheck {
  readonly findings: readonly Finding[];
  /** The one that the program uses. */
  readonly binding: PcscBinding | undefined;
}

/** Tries every binding; one that does not load is bad only where no other does. */
export async function checkBindings(
  environment: Readonly<Record<string, string | undefined>>,
  require?: Require,
): Promise<BindingCheck> {
  const binding = await chosenBinding(environment, require);
  const findings: Finding[] = [];
  for (const row of BINDINGS) {
    const attempt = await tryBinding(row, require);
    if ('binding' in attempt) {
      const { name, version } = attempt.binding;
      const used = !(binding instanceof PcscError) && name === binding.name ? '; it is the one in use' : '';
      findings.push({ subject: 'binding', state: 'good', told: `${name} ${version} loads${used}` });
    } else {
      const { name, reason, remedy } = attempt.failure;
      const told = `${name} does not load: ${reason}`;
      findings.push({ subject: 'binding', state: 'note', told, remedy });
    }
  }
  if (binding instanceof PcscError) {
    const { message, remedy } = binding;
    const missing: Finding = { subject: 'binding', state: 'bad', told: message, ...(remedy && { remedy }) };
    return { binding: undefined, findings: [...findings, missing] };
  }
  return { binding, findings };
}

async function chosenBinding(
  environment: Readonly<Record<string, string | undefined>>,
  require?: Require,
): Promise<PcscBinding | PcscError> {
  try {
    return await loadBinding({ environment, ...(require && { require }) });
  } catch (error) {
    if (error instanceof PcscError) return error;
    throw error;
  }
}
