import type { Finding } from './finding.js';
import type { Machine } from './machine.js';

/** As package.json says it under engines. */
const OLDEST = [20, 19] as const;

export function checkNode({ nodeVersion }: Machine): Finding {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  const told = `Node.js ${nodeVersion}`;
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]))
    return { subject: 'node', state: 'good', told };
  return {
    subject: 'node',
    state: 'bad',
    told: `${told} is too old; ${OLDEST.join('.')} is the oldest that works`,
    remedy: 'npx -p node@24 -p sscard sscard doctor',
  };
}
