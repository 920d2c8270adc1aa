import type { Preset } from './preset.ts';

/** A survey's responses out of Qualtrics: names, questions and a row of JSON before the data. */
export const qualtrics: Preset = {
  id: 'qualtrics',
  name: 'Qualtrics',
  kind: 'survey',
  recognisedBy: ['startdate', 'enddate', 'recordeddate', 'responseid', 'distributionchannel'],
  columns: {
    sourceId: ['responseid'],
    occurredAt: ['recordeddate'],
    channel: ['distributionchannel'],
    customerKey: ['externalreference', 'recipientemail'],
    lang: ['userlanguage'],
    score: ['nps', 'q_nps', 'csat'],
  },
  segments: [],
  drops: [
    {
      column: 'status',
      values: ['survey preview', 'survey test', '1', '2'],
      because: 'A preview of the survey, no customer’s answer.',
    },
  ],
  says: ['The second row holds the questions, the third names the time zone; previews are refused.'],
};
