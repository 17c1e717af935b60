/** The programme: what attendees get. Plain JSON, no Yjs; its form is a contract, published as JSON Schema. */

import { z } from 'zod'

/** Raised when a field changes its meaning or goes away; a new field does not raise it. */
export const PROGRAMME_VERSION = 1

const moment = z.iso.datetime({ offset: true }).describe('with offset: 2026-10-05T14:30:00+02:00')

const publicPerson = z.object({ id: z.string(), name: z.string(), affiliation: z.string() })
const publicRoom = z.object({ id: z.string(), name: z.string() })
const publicTrack = z.object({
  id: z.string(),
  name: z.string(),
  color: z.string(),
  description: z.string(),
  leads: z.array(z.string()).describe('ids of people'),
})
const publicSlot = z.object({
  id: z.string(),
  roomId: z.string().nullable().describe('null: all rooms'),
  start: moment,
  end: moment,
  kind: z.enum(['session', 'break', 'plenary']),
  title: z.string(),
  trackId: z.string().nullable(),
})
const publicTopic = z.object({
  id: z.string(),
  slotId: z.string(),
  start: moment,
  end: moment,
  title: z.string(),
  abstract: z.string().describe('Markdown'),
  kind: z.string(),
  trackId: z.string().nullable(),
  speakers: z.array(z.string()).describe('ids of people, in order'),
  materials: z.array(z.object({ title: z.string(), url: z.string() })),
})

export const programmeSchema = z.object({
  version: z.literal(PROGRAMME_VERSION),
  sequence: z.int().nonnegative().describe('goes up with every change that attendees can see'),
  edition: z.int().nullable(),
  board: z.object({
    title: z.string(),
    timeZone: z.string(),
    firstDay: z.iso.date(),
    lastDay: z.iso.date(),
    url: z.string(),
    description: z.string(),
  }),
  rooms: z.array(publicRoom).describe('in the order of their columns'),
  tracks: z.array(publicTrack),
  people: z.array(publicPerson),
  slots: z.array(publicSlot).describe('by start'),
  topics: z.array(publicTopic).describe('by start'),
})

export type Programme = z.infer<typeof programmeSchema>
export type PublicRoom = z.infer<typeof publicRoom>
export type PublicTrack = z.infer<typeof publicTrack>
export type PublicPerson = z.infer<typeof publicPerson>
export type PublicSlot = z.infer<typeof publicSlot>
export type PublicTopic = z.infer<typeof publicTopic>

/** The programme without its numbers: what a board projects to. The publisher numbers it. */
export type Projection = Omit<Programme, 'sequence' | 'edition'>
