/** Why offline data authentication fails; a value, never an exception. */
export const OFFLINE_PROBLEMS = {
  KEY_UNUSABLE: {
    meaning: {
      en: 'the public key that verifies is no key of its algorithm',
      zh: '用于验证的公钥不是该算法的有效公钥',
    },
    source: 'EMV Book 2, 5.2, 6.2; GB/T 32918.1',
  },
  DATA_LENGTH: {
    meaning: {
      en: 'a certificate or signature has another length than its key or form asks for',
      zh: '证书或签名的长度与密钥或格式不符',
    },
    source: 'EMV Book 2, 5.3 to 6.5, step 1; pboc.md 6 (142, 148, 67 bytes)',
  },
  BLOCK_TOO_LARGE: {
    meaning: { en: 'the signed block is not below the modulus', zh: '签名数据不小于模数' },
    source: 'EMV Book 2, A2.1',
  },
  TRAILER: {
    meaning: { en: 'the recovered data does not end with BC', zh: '恢复数据结尾不是BC' },
    source: 'EMV Book 2, 5.3 to 6.5, step 2',
  },
  HEADER: {
    meaning: { en: 'the recovered data does not begin with 6A', zh: '恢复数据头不是6A' },
    source: 'EMV Book 2, 5.3 to 6.5, step 3',
  },
  FORMAT: {
    meaning: { en: 'the format byte is another one', zh: '证书或签名数据格式不符' },
    source: 'EMV Book 2, 5.3 to 6.5, step 4; pboc.md 6 (12, 14, 13, 15)',
  },
  HASH_ALGORITHM: {
    meaning: { en: 'the hash algorithm is not SHA-1', zh: '哈希算法标识不是SHA-1' },
    source: 'EMV Book 2, B3.1',
  },
  HASH: {
    meaning: { en: 'the hash of the signed data differs', zh: '哈希结果不一致' },
    source: 'EMV Book 2, 5.3 to 6.5, hash comparison',
  },
  SIGNATURE: {
    meaning: { en: 'the SM2 signature does not belong to the data', zh: 'SM2签名与数据不符' },
    source: 'GB/T 32918.2; pboc.md 6',
  },
  ISSUER_IDENTIFIER: {
    meaning: { en: 'the issuer identifier is not the beginning of the PAN', zh: '发卡行标识与主账号不匹配' },
    source: 'EMV Book 2, 6.3, step 8',
  },
  CERTIFICATE_PAN: {
    meaning: { en: 'the certificate is for another PAN', zh: '证书中的主账号与卡片主账号不一致' },
    source: 'EMV Book 2, 6.4, step 8',
  },
  CERTIFICATE_DATE: {
    meaning: { en: 'the expiry date of the certificate is no month', zh: '证书失效日期无效' },
    source: 'EMV Book 2, 6.3, step 9; 6.4, step 9',
  },
  CERTIFICATE_EXPIRED: {
    meaning: { en: 'the certificate has expired', zh: '证书已过期' },
    source: 'EMV Book 2, 6.3, step 9; 6.4, step 9',
  },
  KEY_ALGORITHM: {
    meaning: { en: 'the algorithm of the certified key is not the one expected', zh: '公钥算法标识不符' },
    source: 'EMV Book 2, 6.3, step 11; pboc.md 6 (04 00 11)',
  },
  KEY_LENGTH: {
    meaning: {
      en: 'the length of the certified key does not fit certificate and remainder',
      zh: '公钥长度与证书及公钥余项不符',
    },
    source: 'EMV Book 2, 6.3, step 12; 6.4, step 11',
  },
  EXPONENT: {
    meaning: { en: 'the exponent is absent, of another length, or not 3 or 65537', zh: '公钥指数缺失或无效' },
    source: 'EMV Book 2, 6.1',
  },
  CERTIFIED_KEY: {
    meaning: { en: 'the certified key is no key of its algorithm', zh: '证书中的公钥无效' },
    source: 'EMV Book 2, 6.1; GB/T 32918.1',
  },
  PADDING: {
    meaning: { en: 'the padding is not BB', zh: '填充字节不是BB' },
    source: 'EMV Book 2, 5.3, 5.4, 6.3, 6.4, 6.5.2',
  },
  DYNAMIC_DATA: {
    meaning: { en: 'the dynamic data of the card is malformed', zh: 'IC卡动态数据格式错误' },
    source: 'EMV Book 2, 6.5.1, 6.6.1; pboc.md 6',
  },
  CRYPTOGRAM_INFORMATION: {
    meaning: {
      en: 'the signed cryptogram information data differs from that of the answer',
      zh: '签名中的密文信息数据与应答不一致',
    },
    source: 'EMV Book 2, 6.6.2, step 6',
  },
  TRANSACTION_HASH: {
    meaning: {
      en: 'the signed hash does not cover this transaction',
      zh: '交易数据哈希不一致',
    },
    source: 'EMV Book 2, 6.6.2, steps 10 to 12',
  },
} as const satisfies Record<string, OfflineProblemEntry>;

export interface OfflineProblemEntry {
  readonly meaning: { readonly en: string; readonly zh: string };
  readonly source: string;
}

export type OfflineProblem = keyof typeof OFFLINE_PROBLEMS;

export interface OfflineFailure {
  readonly ok: false;
  readonly problem: OfflineProblem;
}

/** What was found, or why not. */
export type OfflineResult<Found> = ({ readonly ok: true } & Found) | OfflineFailure;

export function failed(problem: OfflineProblem): OfflineFailure {
  return { ok: false, problem };
}
