import * as Y from 'yjs';

/**
 * An empty document for a map that others write in as well. Yjs collects what a deleted type held, and throws in the
 * midst of it where something in there was not deleted: a crafted edit can bring that about, by deleting one half of a
 * value. Such a type is kept as it is.
 */
export function newDoc(): Y.Doc {
  return new Y.Doc({ gcFilter: isWhollyDeleted });
}

function isWhollyDeleted({ content }: Y.Item): boolean {
  if (!(content instanceof Y.ContentType)) return true;
  const { _start: first, _map: fields } = content.type;
  return isDeletedAlong(first, 'right') && [...fields.values()].every((last) => isDeletedAlong(last, 'left'));
}

/** As Yjs itself goes through it: a list from its start, a field from its last value. */
function isDeletedAlong(item: Y.Item | null, way: 'left' | 'right'): boolean {
  for (let each = item; each !== null; each = each[way]) {
    if (!each.deleted || !isWhollyDeleted(each)) return false;
  }
  return true;
}
