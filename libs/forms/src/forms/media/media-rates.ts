import { text } from '#vybory/language';
import { Choice, Day, LocalTime, Money, TextField } from '../../decorators.js';
import { mediums } from '../../parts/media.js';
import { together } from '../../pairs.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class MediaRateRow {
  @Choice({ label: text('Вид засобу', 'Medium'), choices: mediums })
  medium!: (typeof mediums)[number]['value'];

  @Choice({
    label: text('Одиниця', 'Unit'),
    choices: [
      { value: 'second', label: text('секунда ефіру', 'second of air time') },
      { value: 'minute', label: text('хвилина ефіру', 'minute of air time') },
      { value: 'cm2', label: text('квадратний сантиметр площі', 'square centimetre of print') },
      { value: 'page', label: text('шпальта', 'page') },
    ],
  })
  unit!: 'second' | 'minute' | 'cm2' | 'page';

  @Choice({
    label: text('Дні', 'Days'),
    choices: [
      { value: 'any', label: text('усі', 'any') },
      { value: 'working', label: text('робочі', 'working days') },
      { value: 'weekend', label: text('вихідні', 'weekends') },
    ],
  })
  days!: 'any' | 'working' | 'weekend';

  @LocalTime({ label: text('З години', 'From'), precision: 'time', optional: true, example: '19:00' })
  slotFrom?: string;

  @LocalTime({ label: text('До години', 'Until'), precision: 'time', optional: true, example: '22:00' })
  slotTo?: string;

  @Money({ label: text('Ціна одиниці', 'Price of a unit'), positive: true, example: '12.50' })
  price!: string;
}

/**
 * What air time and print space cost: order № 60, 3.2.д.1. The law asks for equal rates for all and their publication 70 days before the voting
 * (2766-III, art. 54(1)); relation X-27 holds the cost of use against them. Hours are stated for air time whose price depends on them.
 */
@Structure({
  key: 'media-rates',
  category: 'media',
  pairs: [together(['slotFrom', 'slotTo'], { each: 'rates' })],
  forms: [
    {
      key: 'media-rates',
      title: text('Розцінки вартості ефірного часу та друкованої площі', 'Rates for air time and print space'),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['media-outlet'],
      documentKinds: ['rates'],
      items: [
        {
          ref: '3.2.д.1',
          body: 'media',
          cardinality: 'on-change',
          title: text(
            'розцінки вартості однієї хвилини (секунди) ефірного часу, одиниці друкованої площі',
            'Rates for one minute (second) of air time and for a unit of print space',
          ),
        },
      ],
    },
  ],
})
export class MediaRates {
  @Rows(() => MediaRateRow, {
    label: text('Розцінки', 'Rates'),
    maxRows: 500,
    key: ['medium', 'unit', 'days', 'slotFrom', 'slotTo'],
  })
  rates!: MediaRateRow[];

  @TextField({ label: text('Де оприлюднено', 'Published in'), maxLength: 300, example: '«Зоря Полтавщини», № 4' })
  publishedIn!: string;

  @Day({ label: text('Дата оприлюднення', 'Published on'), example: '2002-01-18' })
  publishedAt!: string;
}
