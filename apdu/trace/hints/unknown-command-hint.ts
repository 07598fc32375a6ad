import type { Bilingual } from '../../codec/bilingual.js';
import { bilingual, hexByte } from '../names.js';
import type { Refusal } from './refusal.js';

/** 6D00 and 6E00: the class, or the application, in which the command exists. */
export function unknownCommandHint(refusal: Refusal): Bilingual | undefined {
  const { command, namesakes, elsewhere, selection, speaks } = refusal;
  const other = namesakes.filter(({ classes }) => !classes.includes(command.cla));
  const same = namesakes.filter(({ classes }) => classes.includes(command.cla));
  const { directory } = selection;
  const within = same.flatMap((description) => description.within ?? []);
  if (within.length > 0 && directory !== undefined && !within.includes(directory.label)) {
    const labels = within.join(', ');
    return {
      en: `${same[0]!.name} exists in ${labels}; ${directory.label} is selected`,
      zh: `${same[0]!.name} 存在于 ${labels}；当前为 ${directory.label}`,
    };
  }
  if (elsewhere !== undefined && !speaks) {
    const { name, application } = elsewhere;
    return bilingual((language) => {
      const place = `${application.name[language]} (${application.aid})`;
      return language === 'en'
        ? `${name} is a command of another application: SELECT it first, such as ${place}`
        : `${name} 是其他应用的命令：请先选择该应用，如 ${place}`;
    });
  }
  if (same.length > 0 || other.length === 0 || speaks) return undefined;
  // The first of each name: the card's own goes before that of the standard.
  const firsts = other.filter(({ name }, index) => other.findIndex((each) => each.name === name) === index);
  const forms = firsts.flatMap(({ name, classes }) =>
    classes.map((cla) => `${hexByte(cla)} ${hexByte(command.ins)} ${name}`),
  );
  return {
    en: `with this INS there are ${forms.join(', ')}`,
    zh: `该 INS 有 ${forms.join('、')}`,
  };
}
