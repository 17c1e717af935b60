/** What a column of a table can mean, and by which words at its head that is guessed (English, German, French, Spanish). */

import { plain } from '../names.ts'

/** In the order in which people are asked; `name` is for them. */
export const MEANINGS = [
  { id: 'title', name: 'Title' },
  { id: 'abstract', name: 'Abstract' },
  { id: 'speakers', name: 'Speakers' },
  { id: 'first-name', name: 'Speaker’s first name' },
  { id: 'last-name', name: 'Speaker’s last name' },
  { id: 'affiliation', name: 'Affiliation' },
  { id: 'email', name: 'E-mail' },
  { id: 'attendees', name: 'Key attendees' },
  { id: 'minutes', name: 'Duration' },
  { id: 'start', name: 'Start (day and time)' },
  { id: 'date', name: 'Day' },
  { id: 'time', name: 'Start (time)' },
  { id: 'end', name: 'End' },
  { id: 'room', name: 'Room' },
  { id: 'track', name: 'Track' },
  { id: 'kind', name: 'Kind' },
  { id: 'stage', name: 'Stage' },
  { id: 'audience', name: 'Expected audience' },
  { id: 'material', name: 'Slides, links' },
  { id: 'url', name: 'Web page' },
  { id: 'id', name: 'Id' },
  { id: 'notes', name: 'Notes' },
  { id: 'other', name: 'Notes, with its heading' },
  { id: 'skip', name: 'Leave out' },
] as const

export type Meaning = (typeof MEANINGS)[number]['id']

export const isMeaning = (value: string): value is Meaning => MEANINGS.some(({ id }) => id === value)

/** Of these a table can have several columns; of the others the first counts. */
export const MANY: ReadonlySet<Meaning> = new Set<Meaning>([
  'abstract',
  'speakers',
  'first-name',
  'last-name',
  'affiliation',
  'email',
  'attendees',
  'material',
  'notes',
  'other',
  'skip',
])

/** Heads as `headKey` has them, `|` between; what stands first in a list is the surer word. */
const WORDS: Readonly<Partial<Record<Meaning, string>>> = {
  title:
    'title|talk title|session title|proposal title|submission title|contribution title|paper title|presentation title|event title|proposed session title|titel|vortragstitel|titre|titulo|talk|topic|subject|thema|vortrag|sujet|tema|charla|ponencia|presentation|paper|event|name|session name',
  abstract:
    'abstract|description|session description|talk description|summary|short abstract|details|content|beschreibung|zusammenfassung|kurzbeschreibung|inhalt|resume|resumen|descripcion|long description|full description|detailed outline|outline|text',
  speakers:
    'speakers|speaker|speaker names|speaker name|names of speakers|presenters|presenter|presenter names|authors|author|vortragende|referenten|referent|referentin|referentinnen|sprecher|sprecherin|intervenants|intervenant|orateurs|orateur|conferencier|conferenciers|ponentes|ponente|oradores|orador|auteurs|auteur|autoren|autores|autor|who|wer|qui|people|person|full name|proposer|proposers|submitter|owner',
  'first-name':
    'first name|firstname|given name|forename|vorname|prenom|nombre|speaker first name|presenter first name|author first name',
  'last-name':
    'last name|lastname|surname|family name|familyname|nachname|familienname|nom|nom de famille|apellido|apellidos|speaker last name|presenter last name|author last name',
  affiliation:
    'affiliation|affiliations|company|organisation|organization|org|institution|institute|employer|presenters affiliation|presenter affiliation|presenter affiliations|speaker affiliation|speaker company|speakers affiliation|authors affiliation|firma|unternehmen|institut|arbeitgeber|zugehorigkeit|entreprise|societe|organisme|empresa|institucion|organizacion|afiliacion|tag line|tagline',
  email:
    'email|e mail|mail|email address|e mail address|emails|speaker email|speaker emails|presenter email|presenters email|authors email|author email|mailadresse|e mail adresse|courriel|adresse mail|correo|correo electronico|contact|kontakt|owner email|submitter email',
  attendees: 'key attendees|key attendee|required attendees|must attend|needed people|key people',
  minutes:
    'duration|length|minutes|mins|min|time needed|scheduled duration|duration in minutes|duration minutes|duration min|length min|length minutes|length in minutes|dauer|dauer min|dauer in minuten|lange|minuten|duree|duree min|duracion|minutos|duration hours|hours|stunden|heures|horas',
  start:
    'start|starts|begin|begins|starts at|start at|startsat|scheduled at|scheduled start|datetime|date time|date and time|date start|start date|start datetime|beginn|anfang|debut|inicio|comienzo|from|von|when|wann|quand|cuando|slot',
  date: 'date|day|event date|session date|datum|tag|jour|fecha|dia',
  time: 'time|start time|time start|starttime|begin time|uhrzeit|zeit|startzeit|heure|hora|heure de debut|hora de inicio',
  end: 'end|ends|end time|time end|endtime|ends at|end at|endsat|date end|end date|end datetime|finish|until|to|ende|bis|endzeit|fin|hasta|heure de fin|hora de fin',
  room: 'room|room name|location|venue|hall|place|raum|saal|ort|salle|lieu|sala|lugar|aula|where|wo|ou|stage name',
  track:
    'track|track name|session track|topic area|theme|stream|strand|microconference|mc|category|main track|schiene|bereich|kategorie|piste|theme principal|categorie|categoria|area|session',
  kind: 'type|kind|session type|session format|talk type|submission type|contribution type|presentation type|format|art|typ|vortragsart|genre|tipo|formato',
  stage:
    'state|status|decision|stage|submission state|proposal state|review state|zustand|entscheidung|etat|statut|estado',
  audience:
    'audience|expected audience|expected attendance|attendance|expected attendees|expected participants|erwartete teilnehmer|teilnehmerzahl|asistencia',
  material:
    'materials|material|slides|slide deck|slides url|presentation url|attachments|folien|unterlagen|materiel|diapositives|materiales|recording link|recording url|recording|live link|liveurl|recordingurl|video|resources',
  url: 'url|link|web page|webpage|website|web|talk url|session url|page|enlace|lien',
  id: 'id|session id|submission id|proposal id|contribution id|abstract id|talk id|paper id|event id|code|friendly id|guid|uuid|nr|no|number|nummer|numero',
  notes:
    'notes|note|internal notes|comments|comment|remarks|remark|anmerkungen|anmerkung|notizen|bemerkungen|bemerkung|kommentar|remarques|commentaires|notas|comentarios|observaciones',
}

const LISTED: ReadonlyMap<string, readonly [Meaning, number]> = new Map(
  Object.entries(WORDS).flatMap(([meaning, words]) =>
    words.split('|').map((word, at) => [word, [meaning as Meaning, at] as const] as const),
  ),
)

/** `Duration (min)` → `duration min`, `date_start` → `date start`, `Speaker 2 E-Mail` → `speaker e mail`. */
export const headKey = (head: string): string =>
  plain(head.replace(/([a-z])([A-Z])/g, '$1 $2'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b\d{1,2}\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** By the words at the head alone; the number says how sure, less is surer. */
export const meaningOfHead = (head: string): readonly [Meaning, number] | null =>
  head.length > 60 ? null : (LISTED.get(headKey(head)) ?? LISTED.get(headKey(head).replaceAll(' ', '')) ?? null)
