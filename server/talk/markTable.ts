/** The steps that made the tables of marks.sqlite. A step that was ever released is never changed, only followed. */
export const markTable: readonly string[] = [
  // A thread of '' is all threads of the map.
  `CREATE TABLE read_marks (
     map_id TEXT NOT NULL,
     person_id TEXT NOT NULL,
     thread TEXT NOT NULL,
     through TEXT NOT NULL,
     PRIMARY KEY (map_id, person_id, thread)
   ) STRICT, WITHOUT ROWID;`,
];
