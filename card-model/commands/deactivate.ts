import { UPDATE_KEY } from '../security/key-reference.js';
import { defineLifeCycleChange } from './life-cycle-change.js';

/** DEACTIVATE: suspends the application. */
export const deactivate = defineLifeCycleChange({
  name: 'DEACTIVATE',
  ins: 0x04,
  clause: 'ISO/IEC 7816-9:2004, 7.2.1',
  summary: { en: 'suspends the application', zh: '停用应用' },
  from: ['ACTIVATED'],
  to: 'DEACTIVATED',
  keyReference: UPDATE_KEY,
});
