import type { Require } from '../../../host-cli/readers/bindings/load-binding.js';

function notFound(name: string): never {
  throw Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' });
}

/** Resolves as in a place without any package, whatever NODE_PATH says. */
export const noPackages: Require = Object.assign(notFound, {
  resolve: Object.assign(notFound, { paths: () => null }),
});
