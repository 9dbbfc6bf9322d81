/** Part of a slot key that marks the quick message («повідомлення») beside the signed protocol. */
const notice = 'notice';

/** First part of a slot key: the contest, for forms whose slots name one. `president+notice` gives `president`. */
export function contestPart(key: string): string {
  const plus = key.indexOf('+');
  return plus < 0 ? key : key.slice(0, plus);
}

export function isNotice(key: string): boolean {
  return key.endsWith(`+${notice}`);
}

/** Key of the other document of the same result: of the notice for a protocol, of the protocol for a notice. */
export function otherDocument(key: string): string {
  return isNotice(key) ? key.slice(0, -notice.length - 1) : `${key}+${notice}`;
}

/** Keys of both documents of a contest: the signed protocol and its notice. */
export function documentsOf(contest: string): readonly [protocol: string, notice: string] {
  return [contest, otherDocument(contest)];
}
