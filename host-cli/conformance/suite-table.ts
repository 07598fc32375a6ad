import type { Suite } from './suite.js';

const ALL = ['1', '2', '3'];

/** Every suite in the order in which they run: what ends a card comes last. A further suite is a folder and a row. */
export const SUITES: readonly Suite[] = [
  {
    name: 'iso-7816',
    title: { en: 'Case, length and parameter matrix of all commands', zh: '命令情况、长度与参数矩阵' },
    document: 'ISO/IEC 7816-3 and 7816-4',
    generations: ALL,
    needs: ['keys', 'simulator', 'contactless'],
  },
  {
    name: 'cos-function',
    title: { en: 'COS: what each command does', zh: 'COS 命令功能' },
    document: 'LD/T 6001.2-2023',
    generations: ALL,
    needs: ['keys', 'pin', 'contactless'],
  },
  {
    name: 'cos-parameters',
    title: { en: 'COS: parameters and data of commands', zh: 'COS 命令参数' },
    document: 'LD/T 6001.2-2023',
    generations: ALL,
    needs: ['keys', 'pin'],
  },
  {
    name: 'cos-firewall',
    title: { en: 'COS: firewall between applications', zh: 'COS 应用防火墙' },
    document: 'LD/T 6001.2-2023',
    generations: ALL,
    needs: ['keys', 'pin'],
  },
  {
    name: 'cos-tearing',
    title: { en: 'COS: power lost while writing', zh: 'COS 防拔' },
    document: 'LD/T 6001.2-2023',
    generations: ALL,
    needs: ['simulator', 'keys', 'pin', 'contactless'],
  },
  {
    name: 'practitioner',
    title: { en: 'Checks that card makers submit cards with', zh: '送检常见检查项' },
    document: 'list of 27 submission checks (cnblogs 5117178)',
    generations: ALL,
    needs: ['keys', 'pin'],
  },
  {
    name: 'data-structure',
    title: { en: 'Data structure: records, and who reads and writes them', zh: '数据结构与读写安全' },
    document: 'LD/T 6001.3-2023',
    generations: ALL,
    needs: ['keys', 'pin', 'contactless'],
  },
  {
    name: 'key-loading',
    title: { en: 'Keys: identification, derivation and versions', zh: '密钥装载与版本' },
    document: 'LD/T 6001.3-2023',
    generations: ALL,
    needs: ['keys'],
  },
  {
    name: 'reader-functions',
    title: { en: 'Reader functions from iReadCardBas to iReadDebitRecord', zh: '读写终端接口函数' },
    document: 'LD/T 6001.5-2023',
    generations: ALL,
    needs: ['keys', 'pin', 'contactless'],
  },
  {
    name: 'payment',
    title: { en: 'Bank application: qPBOC, electronic cash, debit/credit', zh: '金融应用交易' },
    document: 'JR/T 0025',
    generations: ['3'],
    needs: ['bank-keys', 'bank-pin', 'contactless'],
  },
  {
    name: 'cos-building',
    title: { en: 'COS: commands that build a card', zh: 'COS 发卡命令' },
    document: 'LD/T 6001.2-2023',
    generations: ALL,
    needs: ['blank-card'],
  },
  {
    name: 'end-of-life',
    title: { en: 'Blocks for good, and the end of the card', zh: '永久锁定与注销' },
    document: 'LD/T 6001.2-2023',
    generations: ALL,
    needs: ['fresh-card', 'keys'],
    spoilsCard: true,
  },
];
