import type { Chance } from '../../random.js';
import { pick } from './pick.js';

/** Nobody: the names are put together by chance. */
export interface Person {
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string;
  readonly birthDate: string;
  readonly woman: boolean;
}

const lastNames = [
  'Барвінок', 'Верба', 'Гай', 'Джерело', 'Ожина', 'Жито', 'Зозуля', 'Калина', 'Лиман', 'Мальва', 'Нива', 'Обрій', 'Полин', 'Ромашка',
  'Сокіл', 'Терен', 'Хміль', 'Чебрець', 'Шипшина', 'Явір', 'Ясен', 'Берест', 'Журавель', 'Криниця',
]; // prettier-ignore
const women = ['Оксана', 'Мирослава', 'Соломія', 'Любов', 'Ганна', 'Олена', 'Надія', 'Софія', 'Ірина', 'Марія'];
const men = ['Остап', 'Ярослав', 'Тарас', 'Данило', 'Богдан', 'Іван', 'Петро', 'Андрій', 'Роман', 'Степан'];
const fathers = ['Іван', 'Петр', 'Богдан', 'Роман', 'Степан', 'Тарас', 'Остап', 'Данил'];

const firstBirthDay = Date.parse('1945-01-01T00:00Z');
const birthDays = 12_000;

/** Gives every person that the world needs, no two of them alike. */
export class People {
  private given = 0;

  constructor(private readonly chance: Chance) {}

  next(woman = this.chance.between(0, 1) === 1): Person {
    const number = this.given++;
    // A step that shares no factor with the number of days visits every one of them before it repeats.
    const birthDay = firstBirthDay + ((number * 7_919) % birthDays) * 86_400_000;
    return {
      lastName: pick(lastNames, this.chance.between(0, lastNames.length - 1)),
      firstName: pick(woman ? women : men, number),
      patronymic: `${pick(fathers, Math.floor(number / 10))}${woman ? 'івна' : 'ович'}`,
      birthDate: new Date(birthDay).toISOString().slice(0, 10),
      woman,
    };
  }

  several(count: number): readonly Person[] {
    return Array.from({ length: count }, () => this.next());
  }
}
