/** A draft as lines for people to check and goldens to hold: slots with their topics, the tray, people, what was warned of. */

import type { Draft, DraftTopic } from '../../shared/imports/draft.ts'

export function saidDraft(draft: Draft): string {
  const { rooms, people, tracks, slots, topics, warnings } = draft
  const names = (places: readonly number[]) => places.map((at) => people[at]?.name).join(', ')
  const track = (at: number | null) => (at === null ? '' : ` {${tracks[at]?.name}}`)
  const topic = ({ title, minutes, kind, source, ...more }: DraftTopic): string =>
    [
      `  ${minutes} ${kind} “${title}”${track(more.track)} <${source.id}> ${source.url}`.trimEnd(),
      ...(more.speakers.length > 0 ? [`    by ${names(more.speakers)}`] : []),
      ...more.attendees.map(({ person, attendance }) => `    ${attendance} ${people[person]?.name}`),
      ...(more.follows ? [`    follows ${Object.values(more.follows).join(' | ')}`] : []),
      ...indented('abstract', more.abstract),
      ...indented('notes', more.notes),
      ...more.materials.map(({ title: name, url }) => `    material ${name} ${url}`),
    ].join('\n')
  return [
    `${draft.format} of ${draft.system}: ${draft.title ?? '(no title)'} ${draft.url}`.trimEnd(),
    `${draft.firstDay} – ${draft.lastDay} ${draft.timeZone}`,
    ...indented('about', draft.description),
    ...rooms.map(({ name, capacity, features }) => `room ${[name, capacity, features].filter(Boolean).join(' | ')}`),
    ...people.map(
      ({ name, affiliation, contact }) => `person ${[name, affiliation, contact].filter(Boolean).join(' | ')}`,
    ),
    ...tracks.flatMap(({ name, leads, description, background }) => [
      `track ${name}${leads.length > 0 ? ` led by ${names(leads)}` : ''}`,
      ...indented('description', description),
      ...indented('background', background),
    ]),
    ...slots.flatMap((slot, at) => [
      `${slot.start} ${slot.minutes} ${slot.kind} in ${slot.room === null ? 'all rooms' : rooms[slot.room]?.name}${track(slot.track)} ${slot.title} <${slot.origin}>`,
      ...topics.filter((one) => one.slot === at).map(topic),
    ]),
    'tray',
    ...topics.filter((one) => one.slot === null).map(topic),
    ...warnings.map(({ line, quote, message }) => `warning ${line}: ${message} “${quote.replaceAll('\n', ' / ')}”`),
    '',
  ].join('\n')
}

const indented = (label: string, text: string): string[] =>
  text === '' ? [] : text.split('\n').map((line, at) => `    ${at === 0 ? `${label}: ` : '  '}${line}`.trimEnd())
