import type { Bilingual } from '../../../../apdu/codec/bilingual.js';

export interface PaymentReason {
  readonly meaning: Bilingual;
  readonly source: string;
}

const reason = (en: string, zh: string, source: string): PaymentReason => ({ meaning: { en, zh }, source });

const BOOK1 = 'EMV 4.3 Book 1, 12.3 and 12.4';
const BOOK3 = 'EMV 4.3 Book 3';
const FAST = 'pboc.md section 3';

/** Why a payment ended as it did. */
export const PAYMENT_REASONS = {
  APPROVED_OFFLINE: reason('approved offline', '脱机批准', 'EMV 4.3 Book 4, annex A6 (Y1)'),
  APPROVED_ONLINE: reason('approved by the issuer', '发卡行联机批准', `${BOOK3}, 10.9`),
  APPROVED_UNABLE_ONLINE: reason(
    'the issuer cannot be reached; approved offline',
    '不能联机，脱机批准',
    'EMV 4.3 Book 4, annex A6 (Y3)',
  ),
  SERVICE_DONE: reason('the card has taken what its issuer sent', '发卡行脚本执行成功', 'pboc.md section 4'),

  DECLINED_BY_TERMINAL: reason('declined by the terminal', '终端拒绝', `${BOOK3}, 10.7`),
  DECLINED_BY_CARD: reason('declined by the card', '卡片拒绝', `${BOOK3}, 10.8`),
  DECLINED_BY_ISSUER: reason('declined by the issuer', '发卡行拒绝', `${BOOK3}, 10.9`),
  DECLINED_AFTER_APPROVAL: reason(
    'the issuer approved, but the card declined',
    '发卡行批准后卡片拒绝',
    `${BOOK3}, 10.11`,
  ),
  UNABLE_ONLINE: reason(
    'the card or the terminal wants to go online, and the issuer cannot be reached',
    '要求联机，但不能联机',
    'EMV 4.3 Book 4, annex A6 (Z3)',
  ),
  OFFLINE_AUTHENTICATION_FAILED: reason(
    'offline data authentication failed: the card may be a forgery',
    '脱机数据认证失败：卡片可能是伪卡',
    `${FAST}; EMV 4.3 Book 2, 5 and 6`,
  ),
  COMBINED_AUTHENTICATION_FAILED: reason(
    'the signature over the cryptogram (CDA) is wrong',
    '复合动态数据认证（CDA）失败',
    'EMV 4.3 Book 2, 6.6.2',
  ),
  APPLICATION_EXPIRED: reason('the application has expired', '应用已过期', `${BOOK3}, 10.4.3`),
  NOT_YET_EFFECTIVE: reason('the application is not yet effective', '应用尚未生效', `${BOOK3}, 10.4.3`),
  USAGE_NOT_ALLOWED: reason(
    'the card may not be used for this here',
    '卡片不允许此类交易（AUC）',
    `${BOOK3}, 10.4.2`,
  ),
  ON_EXCEPTION_FILE: reason(
    'the card is on the exception list',
    '卡片在异常文件（黑名单）中',
    `${BOOK3}, 10.6`,
  ),
  VERIFICATION_IMPOSSIBLE: reason(
    'the holder must be verified, and card and terminal have no method in common',
    '要求持卡人验证，但卡片与终端没有共同的方法',
    FAST,
  ),
  VERIFICATION_FAILED: reason('the holder was not verified', '持卡人验证失败', `${BOOK3}, 10.5`),
  PIN_NOT_GIVEN: reason('the PIN was not entered', '未输入 PIN', `${BOOK3}, 10.5; ${FAST}`),
  SCRIPT_FAILED: reason(
    'the card refused what its issuer sent',
    '发卡行脚本执行失败',
    'EMV 4.3 Book 3, 10.10; pboc.md section 4',
  ),
  NOTHING_SENT: reason('the issuer sent nothing for the card', '发卡行未下发脚本', 'pboc.md section 4'),

  NO_APPLICATION: reason(
    'card and terminal have no payment application in common',
    '卡片与终端没有共同支持的支付应用',
    BOOK1,
  ),
  APPLICATION_BLOCKED: reason(
    'the bank application is blocked',
    '金融应用已锁定',
    `${BOOK1}; pboc.md section 4`,
  ),
  CARD_BLOCKED: reason('the card is blocked', '卡片已锁定', `${BOOK1}; pboc.md section 4`),
  CONDITIONS_NOT_SATISFIED: reason(
    'the card does not make this payment here: try the contacts',
    '卡片不允许在此进行该交易，请改用接触方式',
    FAST,
  ),
  AMOUNT_OVER_CONTACTLESS_LIMIT: reason(
    'the amount is above what this terminal takes contactless: use the contacts',
    '金额超过非接触限额，请插卡',
    'EMV Contactless Book A, 3.1',
  ),
  CARD_REFUSED: reason('the card refused a command', '卡片拒绝命令', `${BOOK3}, 6.3.5`),
  CARD_DATA_INVALID: reason(
    'what the card answered is not what its specification prescribes',
    '卡片应答不符合规范',
    `${BOOK3}, 7.5`,
  ),
  CARD_DATA_MISSING: reason('the card lacks data that a payment needs', '卡片缺少必备数据', `${BOOK3}, 7.2`),
  CARD_DATA_CONTRADICTORY: reason(
    'what the card says at one place is not what it says at another',
    '卡片数据前后不一致',
    `${BOOK3}, 7.5`,
  ),
  CRYPTOGRAM_NOT_ALLOWED: reason(
    'the card answered with a cryptogram above the one asked for',
    '卡片返回了高于请求级别的密文',
    `${BOOK3}, 9.3`,
  ),
  CARD_LOST: reason('the card left before the payment was complete', '交易完成前卡片离开', FAST),
  ALGORITHM_DIFFERS: reason(
    'the card used another algorithm than the one agreed',
    '卡片使用的算法与约定不符',
    'conventions.md, PBOC choices',
  ),
} as const satisfies Record<string, PaymentReason>;

export type PaymentReasonCode = keyof typeof PAYMENT_REASONS;
