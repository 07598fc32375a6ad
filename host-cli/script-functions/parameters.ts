import type { FunctionParameter } from '../../apdu/script/script-function.js';

export const bytes = (name: string): FunctionParameter => ({ name, kind: 'bytes' });
export const number = (name: string): FunctionParameter => ({ name, kind: 'number' });
export const text = (name: string): FunctionParameter => ({ name, kind: 'text' });
export const optional = (parameter: FunctionParameter): FunctionParameter => ({
  ...parameter,
  optional: true,
});
