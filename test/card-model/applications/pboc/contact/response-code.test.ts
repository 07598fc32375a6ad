import { expect, it } from 'vitest';
import {
  isApproval,
  isUnableToGoOnline,
} from '../../../../../card-model/applications/pboc/contact/response-code.js';

const code = (text: string): Uint8Array => new TextEncoder().encode(text);

it.each(['00', '10', '11', '01', '02', 'Y1'])('%s approves', (text) => {
  expect([isApproval(code(text)), isUnableToGoOnline(code(text))]).toEqual([true, false]);
});
it.each(['05', '51', 'Z1', 'y1', '\0\0'])('%j declines', (text) => {
  expect([isApproval(code(text)), isUnableToGoOnline(code(text))]).toEqual([false, false]);
});
it.each(['Y3', 'Z3'])('%s: the terminal could not go online', (text) => {
  expect([isApproval(code(text)), isUnableToGoOnline(code(text))]).toEqual([false, true]);
});
