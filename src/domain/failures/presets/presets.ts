import { cfpb } from './cfpb.ts';
import { freshdesk } from './freshdesk.ts';
import { jiraServiceManagement } from './jiraServiceManagement.ts';
import type { Preset } from './preset.ts';
import { qualtrics } from './qualtrics.ts';
import { trustpilot } from './trustpilot.ts';
import { zendesk } from './zendesk.ts';

const presets: readonly Preset[] = [zendesk, freshdesk, qualtrics, jiraServiceManagement, trustpilot, cfpb];

/** The preset that a source names by its id, else the one whose headings a file has; null where there is none. */
export function findPreset(headings: readonly string[], source: string | undefined): Preset | null {
  const there = new Set(headings.map(plainHeading));
  const named = presets.find(({ id }) => id.toLowerCase() === source?.trim().toLowerCase());
  const seen = presets.find(({ recognisedBy }) => recognisedBy.every((heading) => there.has(heading)));
  return named ?? seen ?? null;
}

/** How presets write a heading. */
export function plainHeading(heading: string): string {
  return heading.trim().toLowerCase();
}
