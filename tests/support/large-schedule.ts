/** A schedule as large as FOSDEM's: 900 events in 30 rooms on two days, about 3 MB of XML. The same every time. */

import { dice } from './dice.ts'

const WORDS = 'kernel memory queue seed meadow rust container build graph license open free matrix mail python'.split(
  ' ',
)
const two = (number: number): string => String(number).padStart(2, '0')

export function largeScheduleXml(events = 900, rooms = 30): string {
  const chance = dice(7)
  const words = (count: number) => Array.from({ length: count }, () => chance.pick(WORDS)).join(' ')
  const paragraph = () =>
    `&lt;p&gt;${words(60)} &amp;amp; &lt;a href="https://example.org/${chance.roll(999)}"&gt;${words(2)}&lt;/a&gt;.&lt;/p&gt;`
  const perRoom = Math.ceil(events / rooms / 2)
  let id = 0
  const eventOf = (day: number, room: number, at: number) => {
    id++
    const minute = 9 * 60 + 30 + at * 30
    const clock = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
    const person = (number: number) =>
      `<person id="${number}" guid="aa000000-0000-5000-8000-${String(number).padStart(12, '0')}">Person ${number}</person>`
    return `<event id="${id}" guid="bb000000-0000-5000-8000-${String(id).padStart(12, '0')}">
<date>2027-02-0${6 + day}T${clock}:00+01:00</date><start>${clock}</start><duration>00:30</duration>
<room>Room ${room}</room><slug>large-${id}</slug><url>https://example.org/event/${id}</url>
<title>${words(5)} ${id}</title><subtitle></subtitle><track>Track ${room}</track><type>devroom</type><language>en</language>
<abstract>${Array.from({ length: 5 }, paragraph).join('\n')}</abstract>
<feedback_url>https://example.org/feedback/${id}</feedback_url>
<persons>${person(chance.roll(800))}${person(chance.roll(800))}</persons>
<links><link href="https://example.org/video/${id}">Video</link></links><attachments></attachments></event>`
  }
  const dayOf = (day: number) => `<day index="${day + 1}" date="2027-02-0${6 + day}">
${Array.from({ length: rooms }, (_, room) => `<room name="Room ${room}">${Array.from({ length: perRoom }, (_, at) => eventOf(day, room, at)).join('\n')}</room>`).join('\n')}</day>`
  return `<?xml version="1.0" encoding="utf-8"?>
<schedule><version>1</version><conference><acronym>large</acronym><title>Large Days</title><start>2027-02-06</start><end>2027-02-07</end>
<time_zone_name>Europe/Brussels</time_zone_name></conference>
<tracks>${Array.from({ length: rooms }, (_, room) => `<track color="#${(room * 997).toString(16).padStart(6, '0')}">Track ${room}</track>`).join('')}</tracks>
${dayOf(0)}
${dayOf(1)}
</schedule>`
}
