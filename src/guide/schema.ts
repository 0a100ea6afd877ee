/** The schema of a guide file. One source: validation, TypeScript types, JSON Schema for editors. Pure. */
import { z } from 'zod';
import { Deliverable } from './deliverable.ts';
import { Advice, Component, Defence, FeedbackTerms, Milestone, MissionTerms, Portfolio, Rubric } from './programme.ts';
import { LANGS } from './text.ts';
import { ClauseId, Id, provenance, Text } from './words.ts';

const item = (what: string) => z.strictObject({ id: Id, text: Text, ...provenance }).describe(what);

export const Guide = z
  .strictObject({
    guide: Id.describe('Identifier of the programme.'),
    version: z.string().min(1).describe('Version of the guide, quoted: "2024-2025".'),
    year: z.int().describe('Default year of the names of files; a cohort may set its own.'),
    language: z.enum(LANGS).describe('Language of the plain strings.'),
    timezone: z.string().describe('IANA zone of every date and hour: "Europe/Paris".'),
    title: Text,
    school: Text,
    programme: Text,
    source: z
      .strictObject({
        title: Text,
        date: z.string().optional().describe('When the source is dated, as it says.'),
        url: z.url().optional().describe('Where the source can be read.'),
      })
      .describe('Document that the guide was taken from.'),
    clauses: z
      .record(
        ClauseId,
        z.strictObject({
          page: z.int().positive().optional().describe('Page of the source.'),
          heading: z.string().min(1).describe('Heading of the source under which it stands.'),
          label: z.string().min(1).describe('What it asks for, in a line.'),
        }),
      )
      .describe('Every clause of the source: identifier, where it stands, in a line.'),
    terms: z
      .array(z.strictObject({ id: Id, term: Text, meaning: Text, ...provenance }))
      .default([])
      .describe('Glossary.'),
    framework: z.string().optional().describe('Competency framework file of content/frameworks, without extension.'),
    aims: z.array(item('An aim of the mission.')).default([]).describe('What the mission is for.'),
    objectives: z
      .array(item('A pedagogical objective.'))
      .default([])
      .describe('Pedagogical objectives, in the order of the source.'),
    competencies: z
      .array(z.strictObject({ id: Id, title: Text, text: Text, ...provenance }))
      .default([])
      .describe('Competencies that the source names.'),
    guidance: z
      .array(
        z
          .strictObject({
            id: Id,
            text: Text,
            about: z.enum(['mission', 'competencies']).default('mission').describe('Part of the guide under which it is read.'),
            ...provenance,
          })
          .describe('Something that the source says.'),
      )
      .default([])
      .describe('What the source says about the mission as a whole.'),
    mission: MissionTerms.optional(),
    components: z.array(Component).default([]).describe('What the result rests on.'),
    calendar: z.array(Milestone).describe('Milestones, in the order of a mission.'),
    deliverables: z.array(Deliverable).min(1).describe('What students hand in; one is the main one.'),
    rubrics: z.array(Rubric).default([]).describe('Grids that people fill.'),
    feedback: FeedbackTerms.optional(),
    portfolio: Portfolio.optional(),
    defence: Defence.optional(),
    advice: Advice.optional(),
  })
  .describe('A programme guide, one version, one file.');
export type Guide = z.infer<typeof Guide>;
