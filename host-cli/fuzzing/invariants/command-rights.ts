import { everyExchange, violation } from './invariant.js';

/** Commands with a right of their own: contact only, after the PIN, after the PUK, after the MK, before issue. */
export const commandRights = everyExchange(
  {
    name: 'command-rights',
    meaning: {
      en: 'a command with a right of its own is served to who holds it',
      zh: '受限命令须具备其权限',
    },
    source: 'conventions, PIN commands, card states, medical debit, contactless',
  },
  (exchange) => {
    const missing = exchange.missingRight;
    if (missing?.needed.act !== 'command' || missing.explanation !== 'none') return undefined;
    const right = exchange.definition?.beforeIssue ? '6985' : '6982';
    return violation('the command was served without its right', '无权限而执行命令', right);
  },
);
