import { findCards } from './cardNumber.ts';
import { findIbans } from './iban.ts';
import { findPhones } from './phoneNumber.ts';

export const personalKinds = ['e-mail', 'phone', 'card', 'IBAN', 'IP'] as const;
export type PersonalKind = (typeof personalKinds)[number];

/** A piece of a text that names or reaches a person: from `start` up to `end`. */
export interface PersonalFound {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
}

type Spans = readonly (readonly [number, number])[];

const email =
  /(?<![\p{L}\d._%+'’-])[\p{L}\d._%+'’-]+(?:@|＠|%40| ?[[({] ?at ?[\])}] ?)[\p{L}\d-]+(?:(?:\.| ?[[({] ?dot ?[\])}] ?)[\p{L}\d-]+)*(?:\.| ?[[({] ?dot ?[\])}] ?)\p{L}{2,}/giu;
const mayBeEmail = /[@＠]|%40|[[({] ?at ?[\])}]/i;
const octet = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`;
const ipv4 = new RegExp(
  String.raw`(?<![\w.+-])(?<!\b(?:v|ver|version|release|build|firmware|update|os|ios|android|app|section|chapter|revision|rev)[.: ]{0,2})(?:${octet}\.){3}${octet}(?![\w-]|\.\d)`,
  'gi',
);
const ipv6 =
  /(?<![\w:.])(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,6}(?::[\da-f]{1,4}){1,6})(?![\w:])/gi;

/** Cheap looks at what nearly every cell is: no digits enough, no sign of an address, or a time that a machine wrote. */
const manyDigits = /\d(?:[^\d\n]{0,3}\d){6}/;
const otherSigns = /[@＠]|%40|[[({] ?at ?[\])}]|\d\.\d{1,3}\.\d{1,3}\.\d|:[\da-f]{0,4}:/i;
const ibanSign = /[A-Za-z]{2}\d{2}[ \u00a0\u202f.\-–]?[A-Za-z\d]/;
const timestamp = /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * E-mail addresses, telephone numbers, payment cards (network, length, Luhn), IBANs (country, length, check) and IP
 * addresses in a text, in their order and without overlap. What only looks like one, such as an order number, a date,
 * an amount or a version, is none.
 */
export function findPersonal(text: string): readonly PersonalFound[] {
  if (text.length < 6) return [];
  const hasDigits = manyDigits.test(text);
  const hasOther = otherSigns.test(text);
  if ((!hasDigits && !hasOther) || timestamp.test(text)) return [];
  const found: PersonalFound[] = [];
  const add = (kind: PersonalKind, spans: Spans): void => {
    for (const [start, end] of spans) {
      if (found.every((known) => end <= known.start || start >= known.end)) found.push({ kind, start, end });
    }
  };
  if (hasOther) add('e-mail', mayBeEmail.test(text) ? spansOf(text.matchAll(email)) : []);
  if (hasDigits && ibanSign.test(text)) add('IBAN', findIbans(text));
  if (hasDigits) add('card', findCards(text));
  if (hasOther) add('IP', findAddresses(text));
  if (hasDigits) add('phone', findPhones(text));
  return found.toSorted((a, b) => a.start - b.start);
}

/** Four small numbers, such as 1.2.3.4, are a chapter or a version as likely as an address: they stay. */
function findAddresses(text: string): Spans {
  const four = [...text.matchAll(ipv4)].filter(({ 0: whole }) => /\d\d/.test(whole));
  const six = [...text.matchAll(ipv6)].filter(({ 0: whole }) => /\d/.test(whole));
  return spansOf([...four, ...six]);
}

function spansOf(matches: Iterable<RegExpExecArray>): Spans {
  return [...matches].map((match) => [match.index, match.index + match[0].length] as const);
}
