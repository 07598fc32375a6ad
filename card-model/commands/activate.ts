import { UPDATE_KEY } from '../security/key-reference.js';
import { defineLifeCycleChange } from './life-cycle-change.js';

/** ACTIVATE: activates the application, or resumes it. */
export const activate = defineLifeCycleChange({
  name: 'ACTIVATE',
  ins: 0x44,
  clause: 'ISO/IEC 7816-9:2004, 7.2.2',
  summary: { en: 'activates the application, or resumes it', zh: '启用或恢复应用' },
  from: ['INITIALISED', 'DEACTIVATED'],
  to: 'ACTIVATED',
  keyReference: UPDATE_KEY,
});
