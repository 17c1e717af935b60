/** Faults by which attendees would get what is not theirs, that the canary has to find. */

import type { Plant } from './plant.ts'

export const PLANTS_OF_PROGRAMME: readonly Plant[] = [
  {
    name: 'private slots are public',
    file: 'shared/programme/project.ts',
    find: 'filter(({ slot }) => slot.public)',
    replace: 'filter(() => true)',
    noticedBy: 'canary',
  },
  {
    name: 'notes are a part of the abstract',
    file: 'shared/programme/project.ts',
    find: 'abstract: topic.abstract,',
    replace: 'abstract: topic.abstract + topic.notes,',
    noticedBy: 'canary',
  },
  {
    name: 'everybody on the board is in the programme',
    file: 'shared/programme/project.ts',
    find: 'filter(({ id }) => people.has(id)).map(publicPerson)',
    replace: 'map(publicPerson)',
    noticedBy: 'canary',
  },
  {
    name: 'a withdrawn edition is public',
    file: 'server/adapters/memory/memory.ts',
    find: '.filter(({ isWithdrawn }) => !isWithdrawn)',
    replace: '',
    noticedBy: 'canary',
  },
]
