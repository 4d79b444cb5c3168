'use client';

import { useTranslations } from 'next-intl';
import { AREAS, DISTRICTS } from '../../../data/catalogue/districts';
import { dustByNumber } from '../../../data/catalogue/dusts';
import { tradeByCode } from '../../../data/catalogue/trades';
import type { RegistryKind } from '../../../data/model/registry';
import { formatDateTime, NO_VALUE } from '../../ui/format';
import { useLanguage } from '../../ui/use-language';
import { placeOfField } from './record-layout';
import { ruleNumberUnit } from './rule-number-unit';
import { readShiftTime, runsOfDays } from './shift-text';

export interface FieldWords {
  /** The name of the field at a dotted path, list positions and rules too. */
  readonly label: (path: string) => string;
  /** A value of that field as people read it, with its unit; of a list of parts each in a line. */
  readonly value: (path: string, value: unknown) => string;
  /** One option of a field with a choice. */
  readonly option: (path: string, option: string) => string;
}

/** A kind's fields in words: their names, units, options, and values. */
export function useFieldWords(kind: RegistryKind): FieldWords {
  const t = useTranslations('registry');
  const points = useTranslations('points');
  const rules = useTranslations('rules');
  const language = useLanguage();
  const comma = language === 'zh' ? '、' : ', ';
  return { label, value, option };

  function label(path: string): string {
    const [first = '', rule = '', ...rest] = path.split('.');
    if (first === 'rules' && rule !== '') return ruleLabel(rule, rest.at(-1));
    const key = path
      .split('.')
      .filter((name) => !/^\d+$/.test(name))
      .join('-');
    return t.has(`field.${key}`) ? t(`field.${key}`) : path;
  }

  function ruleLabel(rule: string, name: string | undefined): string {
    const words = rules.has(`${rule}.name`) ? rules(`${rule}.name`) : rule;
    return name === undefined ? words : `${words} · ${t.has(`number.${name}`) ? t(`number.${name}`) : name}`;
  }

  function value(path: string, given: unknown): string {
    if (given === undefined || given === null || given === '') return NO_VALUE;
    const place = placeOfField(kind, path);
    if (typeof given === 'boolean') return given ? t('yes') : t('no');
    if (Array.isArray(given)) return listOf(path, given);
    if (place?.seconds && typeof given === 'number') return `${given / 1000} s`;
    if (path.startsWith('rules.') && typeof given === 'number') return ruleNumber(path, given);
    if (path.endsWith('Ts') && typeof given === 'number') return formatDateTime(given);
    if (place?.input) return special(place.input, String(given));
    if (typeof given === 'string') return option(path, given);
    const text = typeof given === 'number' ? EXACT.format(given) : String(given);
    return place?.unit ? `${text} ${place.unit}` : text;
  }

  function special(input: string, given: string): string {
    switch (input) {
      case 'district':
        return DISTRICTS.find(({ code }) => code === given)?.name[language] ?? given;
      case 'area':
        return AREAS.find(({ code }) => code === given)?.name[language] ?? given;
      case 'code-of-trade':
        return `${given} ${tradeByCode(given)?.name[language] ?? t('tradeUnknown')}`;
      case 'dust':
        return dustName(given);
      default:
        return given;
    }
  }

  function ruleNumber(path: string, given: number): string {
    const [, rule = '', ...rest] = path.split('.');
    const name = rest.at(-1) ?? '';
    if (name.endsWith('Ms')) return `${given / 1000} s`;
    const unit = ruleNumberUnit(rule, name);
    return `${EXACT.format(given)}${unit === 'of-set' ? ` × ${t('setValue')}` : ` ${unit}`}`.trim();
  }

  function listOf(path: string, items: readonly unknown[]): string {
    if (items.length === 0) return NO_VALUE;
    if (path === 'dusts') return items.map((no) => dustName(String(no))).join(comma);
    if (path === 'points') return items.map((point) => points(`${String(point)}.name`)).join(comma);
    if (path === 'machines' || path === 'shifts' || path === 'contacts')
      return items.map((item) => part(path, item)).join('\n');
    return items.map(String).join(comma);
  }

  function part(path: 'machines' | 'shifts' | 'contacts', item: unknown): string {
    const of = (typeof item === 'object' && item !== null ? item : {}) as Readonly<Record<string, unknown>>;
    if (path === 'machines')
      return t('machines', { kind: t(`machine.${String(of.kind)}`), count: Number(of.count) });
    if (path === 'shifts') {
      const days = runsOfDays(Array.isArray(of.days) ? of.days.map(Number) : [])
        .map(([from, to]) => (from === to ? t(`day.${from}`) : `${t(`day.${from}`)}–${t(`day.${to}`)}`))
        .join(comma);
      return `${days} ${readShiftTime(Number(of.startMinute), Number(of.endMinute))}`;
    }
    const role = (of.role ?? {}) as Readonly<Record<string, unknown>>;
    return [of.name, role[language], of.phone].filter(Boolean).map(String).join(' ');
  }

  function dustName(no: string): string {
    const number = Number(no);
    return number >= 1 && number <= 46 ? `${no} ${dustByNumber(number).name[language]}` : no;
  }

  function option(path: string, given: string): string {
    switch (path) {
      case 'type':
        return points(`collectorType.${given}`);
      case 'building.structure':
        return t(`structure.${given}`);
      case 'dry.cleaning':
        return t(`cleaning.${given}`);
      case 'dry.airlock':
        return t(`airlock.${given}`);
      case 'wet.sludge':
        return t(`sludge.${given}`);
      case 'productionStatus':
        return t(`production.${given}`);
      default:
        return given;
    }
  }
}

/** Every digit that is registered, in groups of three as elsewhere. */
const EXACT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 12 });
