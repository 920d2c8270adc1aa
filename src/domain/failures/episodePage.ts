import { z } from 'zod';
import { setbacks } from './episodes.ts';

const count = z.number().int();

const contactSchema = z.object({
  id: z.string(),
  at: z.string(),
  day: z.string(),
  channel: z.string(),
  place: z.string(),
});

const episodeSchema = z.object({
  problem: z.string(),
  days: count,
  channels: z.array(z.string()),
  setbacks: z.array(z.enum(setbacks)),
  contacts: z.array(contactSchema),
});
export type ToldEpisode = Readonly<z.infer<typeof episodeSchema>>;

/**
 * What `GET /maps/:id/episodes` answers: `episodeSummary` of all, and the longest of those that took more than
 * one contact or started anew, without their customers' keys. `contactsHere` + `withoutCustomer` is the number of failures that was asked about; `summary.contacts` may
 * exceed it by contacts of the same episodes at other places.
 */
export const episodePageSchema = z.object({
  windowDays: count,
  summary: z.object({
    episodes: count,
    contacts: count,
    customers: count,
    attempts: z.array(count).readonly(),
    medianDays: z.number().nullable(),
    backAtSquareOne: count,
    severalPlaces: count,
  }),
  contactsHere: count,
  withoutCustomer: count,
  episodes: z.array(episodeSchema),
});
export type EpisodePage = Readonly<z.infer<typeof episodePageSchema>>;

export const usualWindowDays = 14;
