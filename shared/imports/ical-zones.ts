/** What calendars call their zones → IANA's names: with a path before them, as Windows has them, or as they say themselves. */

import { isTimeZone } from '../time.ts'
import type { IcalComponent } from './ical-lines.ts'

const WINDOWS: Readonly<Record<string, string>> = {
  'w. europe standard time': 'Europe/Berlin',
  'central europe standard time': 'Europe/Budapest',
  'central european standard time': 'Europe/Warsaw',
  'romance standard time': 'Europe/Paris',
  'gmt standard time': 'Europe/London',
  'e. europe standard time': 'Europe/Chisinau',
  'fle standard time': 'Europe/Kyiv',
  'gtb standard time': 'Europe/Bucharest',
  'russian standard time': 'Europe/Moscow',
  'turkey standard time': 'Europe/Istanbul',
  'israel standard time': 'Asia/Jerusalem',
  'india standard time': 'Asia/Kolkata',
  'china standard time': 'Asia/Shanghai',
  'singapore standard time': 'Asia/Singapore',
  'tokyo standard time': 'Asia/Tokyo',
  'korea standard time': 'Asia/Seoul',
  'aus eastern standard time': 'Australia/Sydney',
  'new zealand standard time': 'Pacific/Auckland',
  'eastern standard time': 'America/New_York',
  'central standard time': 'America/Chicago',
  'mountain standard time': 'America/Denver',
  'pacific standard time': 'America/Los_Angeles',
  'e. south america standard time': 'America/Sao_Paulo',
  utc: 'UTC',
}

const isKnown: (zone: string) => boolean = isTimeZone

/** `null` where nobody here knows it. */
export function zoneNamed(tzid: string): string | null {
  const name = tzid.slice(0, 200).trim()
  if (isKnown(name)) return name
  const windows = name.toLowerCase()
  if (Object.hasOwn(WINDOWS, windows)) return WINDOWS[windows] ?? null
  const parts = name.split('/').filter(Boolean)
  return [3, 2, 1].map((count) => parts.slice(-count).join('/')).find((end) => /\//.test(end) && isKnown(end)) ?? null
}

/** The zones that a calendar defines, by its own names; `X-LIC-LOCATION` says which one is meant. */
export function zonesIn(calendar: IcalComponent): ReadonlyMap<string, string> {
  const zones = new Map<string, string>()
  for (const { name, properties } of calendar.inner) {
    if (name !== 'VTIMEZONE') continue
    const valueAt = (key: string) => properties.find((property) => property.name === key)?.value.trim() ?? ''
    const known = zoneNamed(valueAt('TZID')) ?? zoneNamed(valueAt('X-LIC-LOCATION'))
    if (known && valueAt('TZID') !== '') zones.set(valueAt('TZID'), known)
  }
  return zones
}
