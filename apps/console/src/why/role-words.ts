import type { TFunction } from 'i18next';

/** What a fact does in the number, or why it is left out; `counts-2`, `condition:name` are of their own kind's making. */
export function roleWords(t: TFunction<'why'>, role: string): string {
  const reason = t(`reason.${role}`, { defaultValue: '' });
  if (reason !== '') return role === 'accompanies' ? reason : t('leftOut', { reason });
  const [, bare = role] = /^([a-z]+)(?:[-/]\d+)*$/.exec(role) ?? [];
  return t(`role.${bare}`, { defaultValue: t('roleOther', { role: role.replace(/^condition:/, '') }) });
}
