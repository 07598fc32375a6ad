import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import type { IssueAction, IssueStep } from '../../../card-model/issuing/issue-step.js';

const ACTIONS: Readonly<Record<IssueAction | Exclude<IssueStep['kind'], 'send'>, Bilingual>> = {
  'show-transport-key': { en: 'showing the transport key to', zh: '出示传输密钥' },
  'set-answer-to-reset': { en: 'setting the answer to reset of', zh: '写复位信息' },
  select: { en: 'selecting', zh: '选择' },
  create: { en: 'creating', zh: '建立' },
  write: { en: 'writing', zh: '写' },
  'write-key': { en: 'writing key', zh: '写密钥' },
  'write-object': { en: 'writing data object', zh: '写数据对象' },
  authenticate: { en: 'authenticating with', zh: '外部认证' },
  'end-pre-issue': { en: 'ending the building of', zh: '结束发卡前阶段' },
  'change-state': { en: 'changing the state of', zh: '改变状态' },
};

/** What a step of building does: 'writing DF01.EF05 record 1'. */
export function stepName(step: IssueStep): Bilingual {
  const { en, zh } = ACTIONS[step.kind === 'send' ? step.action : step.kind];
  return { en: `${en} ${step.place}`, zh: `${zh} ${step.place}` };
}
