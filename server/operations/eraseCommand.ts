import { createLog } from '#server/log.ts';
import type { Command } from './Command.ts';
import { eraseData } from './eraseData.ts';
import { erasedSchema, type EraseWish } from './EraseWish.ts';
import { noDataProblem } from './noDataProblem.ts';
import { askOperator } from './operatorSocket.ts';
import { prepareFolder } from './prepareFolder.ts';

export const eraseCommand: Command = {
  name: 'erase',
  words: [],
  flags: {
    person: { type: 'string' },
    map: { type: 'string' },
    dataset: { type: 'string' },
    past: { type: 'boolean' },
  },
  usage: '--person <id> | --map <id> | --map <id> --dataset <id> | --map <id> --past',
  summary: 'Takes a person, a dataset or a map out of all data, for good.',
  help: `Erased are rows, texts, comments, versions and journals, and the room in the files that they took; maps that it was
in start over, so that browsers let go of their copies. A running server goes away for a moment (some seconds; about
twenty for each gigabyte of failures). No backup is made, and backups are not touched.

--person <id>   a customer, by the id that the source gave them or the key that they are stored under: all their rows,
                and quotes of them (16 characters and more) on maps and in comments. Or somebody who worked on maps, by
                their person's id: their name everywhere; what they did stays, under nobody's name.
--map <id>      a map with its failures, comments, versions and links (its address ends in its id)
--dataset <id>  only this dataset of the map, with its rules and all that was made of it
--past          of this map all that was deleted or changed: its versions and journals; what it says now stays. To erase
                words that somebody typed, delete them on the map, then do this.`,
  run: async ({ dataDir, flags }, { say, now }) => {
    const wish = wishOf(flags);
    if (typeof wish === 'string') return wish;
    const nothing = noDataProblem(dataDir);
    if (nothing !== null) return nothing;
    const asked = await askOperator(dataDir, { do: 'erase', wish });
    const { problem, said } =
      asked === null ? await eraseAlone(dataDir, wish, now()) : erasedSchema.parse(asked.answer);
    for (const line of said) say(line);
    return problem;
  },
};

function wishOf({ person, map, dataset, past }: Readonly<Record<string, unknown>>): EraseWish | string {
  const given = [person, map, dataset, past].filter((flag) => flag !== undefined).length;
  if (typeof person === 'string' && given === 1) return { kind: 'person', person };
  if (typeof map === 'string' && given === 1) return { kind: 'map', map };
  if (typeof map === 'string' && typeof dataset === 'string' && given === 2) {
    return { kind: 'dataset', map, dataset };
  }
  if (typeof map === 'string' && past === true && given === 2) return { kind: 'past', map };
  return 'erase takes --person <id>, or --map <id>, alone or with --dataset <id> or --past.';
}

async function eraseAlone(
  dataDir: string,
  wish: EraseWish,
  now: Date,
): Promise<ReturnType<typeof eraseData>> {
  await prepareFolder(dataDir, createLog('silent'), now);
  return eraseData(dataDir, wish, now);
}
