import { MASTER_KEY } from '../security/key-reference.js';
import { defineLifeCycleChange } from './life-cycle-change.js';

/** TERMINATE: ends the application for good. */
export const terminate = defineLifeCycleChange({
  name: 'TERMINATE',
  ins: 0xe6,
  clause: 'ISO/IEC 7816-9:2004, 7.2.3',
  summary: { en: 'ends the application for good', zh: '注销应用' },
  from: ['INITIALISED', 'ACTIVATED', 'DEACTIVATED'],
  to: 'TERMINATED',
  keyReference: MASTER_KEY,
});
