/** The made-up conference that a sample board is filled with. Nobody in it exists. */

export const SAMPLE_TITLE = 'Kernel Harbour Days'
export const SAMPLE_DESCRIPTION = 'A made-up conference, to look around in. Move what you like.'

export const SAMPLE_ROOMS = [
  { name: 'Aurora Hall', capacity: 240 },
  { name: 'Birch', capacity: 90 },
  { name: 'Cedar', capacity: 60 },
] as const

export const SAMPLE_PEOPLE = {
  ines: ['Ines Falkenrath', 'Northgate Systems'],
  tomas: ['Tomas Verlind', 'Fathom Cloud'],
  aiko: ['Aiko Marisawa', 'Kiln Silicon'],
  odile: ['Odile Brancourt', 'Open Harbour Foundation'],
  rahul: ['Rahul Deshvani', 'Lumen Labs'],
  mirela: ['Mirela Costanova', 'Fathom Cloud'],
  jonas: ['Jonas Ettlinger', 'Tidewater Embedded'],
  samira: ['Samira Haddouche', 'University of Westmark'],
  piotr: ['Piotr Zalewnik', 'Kiln Silicon'],
  grace: ['Grace Adembola', 'Open Harbour Foundation'],
  lukas: ['Lukáš Hornaček', 'Northgate Systems'],
  wen: ['Wen Jiaqing', 'Lumen Labs'],
  freya: ['Freya Lindqvall', 'Tidewater Embedded'],
  daniel: ['Daniel Okonjoro', 'independent'],
} as const
export type SamplePerson = keyof typeof SAMPLE_PEOPLE

export const SAMPLE_TRACKS = {
  memory: {
    name: 'Memory and Devices MC',
    color: 'blue',
    leads: ['ines', 'aiko'],
    description: 'Where memory management meets devices: tiering, pooling, huge pages, and who owns a page.',
    background:
      'Last year’s session ended with three open questions about tiering. Two have patches by now; the third needs everybody in one room.',
  },
  scheduling: {
    name: 'Scheduling and Power MC',
    color: 'green',
    leads: ['tomas'],
    description: 'Fairness, latency and energy, on machines from one core to a thousand.',
    background: 'The extensible classes settled; what is left is how to test and how to compare them.',
  },
  testing: {
    name: 'Testing and Tooling MC',
    color: 'amber',
    leads: ['grace', 'samira'],
    description: 'Finding regressions before users do: continuous testing, fuzzing, and reports that people read.',
    background: 'Five projects run kernel tests at scale, and each of them reports in its own form.',
  },
} as const
export type SampleTrack = keyof typeof SAMPLE_TRACKS

export interface SampleTopic {
  readonly title: string
  readonly minutes?: number
  readonly kind?: 'talk' | 'discussion'
  readonly speakers?: readonly SamplePerson[]
  readonly required?: readonly SamplePerson[]
  readonly abstract?: string
  /** Of which earlier year it tells. */
  readonly follows?: { readonly year: number; readonly status: string }
}

export interface SampleSlot {
  /** By its place in `SAMPLE_ROOMS`; `null` for all rooms. */
  readonly room: number | null
  readonly at: string
  readonly minutes: number
  readonly title?: string
  readonly kind?: 'session' | 'break' | 'plenary'
  readonly track?: SampleTrack
  readonly topics?: readonly SampleTopic[]
}

/** The same hours every day: what all rooms have in common. */
const everyDay = (opening: string, speaker: SamplePerson): readonly SampleSlot[] => [
  {
    room: null,
    at: '09:30',
    minutes: 30,
    kind: 'plenary',
    title: opening,
    topics: [{ title: opening, minutes: 25, kind: 'talk', speakers: [speaker] }],
  },
  { room: null, at: '11:30', minutes: 30, kind: 'break', title: 'Coffee' },
  { room: null, at: '13:30', minutes: 60, kind: 'break', title: 'Lunch' },
]

/** One list a day. A board with fewer days gets the first of them; topics of the others wait on its tray. */
export const SAMPLE_DAYS: readonly (readonly SampleSlot[])[] = [
  [
    ...everyDay('Welcome and how this works', 'odile'),
    {
      room: 0,
      at: '10:00',
      minutes: 90,
      track: 'memory',
      topics: [
        {
          title: 'Memory tiering after the first year',
          kind: 'talk',
          minutes: 30,
          speakers: ['ines'],
          abstract:
            'What worked, what did not, and **numbers** from three fleets:\n\n- promotion rates\n- the cost of scanning\n- what applications noticed',
        },
        {
          title: 'Who owns a device page?',
          minutes: 30,
          speakers: ['aiko'],
          required: ['ines', 'jonas'],
          abstract: 'Reference counts of device memory have three owners. Let us agree on one.',
        },
        { title: 'Pooled memory and the page allocator', minutes: 25, speakers: ['rahul'] },
      ],
    },
    {
      room: 1,
      at: '10:00',
      minutes: 90,
      track: 'scheduling',
      topics: [
        { title: 'Energy models that survive a firmware update', minutes: 30, speakers: ['tomas'] },
        { title: 'Latency nice, one year on', kind: 'talk', minutes: 40, speakers: ['mirela'] },
        {
          title: 'Load balancing across a thousand cores',
          minutes: 35,
          speakers: ['piotr'],
          required: ['tomas', 'mirela'],
          abstract: 'The search for an idle core has become the bottleneck. Three sketches, one decision.',
        },
      ],
    },
    {
      room: 2,
      at: '10:00',
      minutes: 90,
      track: 'testing',
      topics: [
        { title: 'One form for test results', minutes: 30, speakers: ['grace'], required: ['samira', 'daniel'] },
        { title: 'Fuzzing drivers without their hardware', kind: 'talk', minutes: 30, speakers: ['samira'] },
      ],
    },
    {
      room: 0,
      at: '12:00',
      minutes: 90,
      track: 'memory',
      topics: [
        { title: 'Hotness tracking: one source or many?', minutes: 30, speakers: ['lukas'], required: ['ines'] },
        { title: 'Huge pages for everybody, gently', minutes: 30, speakers: ['wen'] },
      ],
    },
    {
      room: 1,
      at: '12:00',
      minutes: 90,
      track: 'testing',
      topics: [
        { title: 'Bisecting performance regressions', kind: 'talk', minutes: 30, speakers: ['lukas'] },
        { title: 'Reports that maintainers read', minutes: 30, speakers: ['daniel'] },
      ],
    },
  ],
  [
    ...everyDay('State of the harbour', 'freya'),
    {
      room: 0,
      at: '10:00',
      minutes: 90,
      track: 'scheduling',
      topics: [
        { title: 'Comparing extensible schedulers fairly', minutes: 30, speakers: ['mirela'], required: ['tomas'] },
        { title: 'Idle states and real-time promises', minutes: 30, speakers: ['jonas'] },
      ],
    },
    {
      room: 1,
      at: '10:00',
      minutes: 90,
      track: 'memory',
      topics: [
        { title: 'Guest memory that the host cannot read', kind: 'talk', minutes: 30, speakers: ['freya'] },
        { title: 'Repairing memory while it is in use', minutes: 30, speakers: ['aiko'] },
      ],
    },
  ],
  [...everyDay('Closing and what comes next', 'grace')],
]

export const SAMPLE_TRAY: Readonly<Record<SampleTrack, readonly SampleTopic[]>> = {
  memory: [
    { title: 'Hot-unplug: what still holds the last page?', speakers: ['rahul'] },
    { title: 'Per-process limits for slow memory' },
    { title: 'Reclaim without surprises', follows: { year: 2025, status: 'Merged' } },
  ],
  scheduling: [
    { title: 'Core scheduling in small containers', speakers: ['piotr'] },
    { title: 'Tick-less for longer', follows: { year: 2025, status: 'Patches available' } },
  ],
  testing: [
    { title: 'Unit tests for assembler', speakers: ['samira'] },
    { title: 'Sharing machines between test labs', required: ['grace', 'daniel'] },
  ],
}
