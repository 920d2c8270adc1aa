import type { Rule, RuleCondition } from '#domain/map/rule.ts';

/**
 * A rule in words, without where it leads: "Complaint Type is “Noise”", "text has any of late, delayed; not refund".
 * `groupBy` is the heading of the dataset's grouping column.
 */
export function ruleSentence(rule: Rule, groupBy: string): string {
  const also = rule.also.map((condition) => conditionWords(condition, groupBy));
  return [ownWords(rule, groupBy), ...also].join(' and ');
}

function ownWords(rule: Rule, groupBy: string): string {
  switch (rule.kind) {
    case 'columnValue':
      return conditionWords(rule, groupBy);
    case 'keywords':
      return keywordWords(rule);
    case 'matcher':
      return 'the matcher is sure of a place';
  }
}

function conditionWords({ column, value }: RuleCondition, groupBy: string): string {
  const name = column === '' ? groupBy || 'group' : column;
  return value === '' ? `${name} is empty` : `${name} is “${value}”`;
}

function keywordWords({ words: { any, all, not } }: Rule): string {
  const parts = [
    any.length > 0 ? `any of ${any.join(', ')}` : '',
    all.length > 0 ? `all of ${all.join(', ')}` : '',
  ].filter((part) => part !== '');
  const has = parts.length > 0 ? `text has ${parts.join(' and ')}` : 'text';
  return not.length > 0 ? `${has}${parts.length > 0 ? ';' : ' has'} not ${not.join(', ')}` : has;
}
