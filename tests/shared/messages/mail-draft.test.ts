import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { oneLine } from '../../../shared/exports/safe.ts'
import { draftName, mailAddress, mailDraft } from '../../../shared/messages/mail-draft.ts'

const NOW = Date.parse('2026-10-05T12:30:00Z')
const draft = (facts: Partial<Parameters<typeof mailDraft>[0]> = {}) =>
  mailDraft({
    contact: 'ada@example.org',
    name: 'Ada',
    subject: 'Days',
    text: 'Dear Ada,\n\nhello.',
    now: NOW,
    ...facts,
  })

const ODD = [
  'Ada "the first" Lovelace, Countess',
  'Žofie Dvořáková 🐧 漢字'.repeat(9),
  'x\r\nBcc: everybody@example.org',
  'x\nSubject: other',
  '=?UTF-8?Q?Bcc?=',
  'a <b@c.org>, d',
  'half \ud83d of a pair',
  '(comment) : ; @ . [ ]',
  'e'.repeat(300),
]

describe('[X10] a mail draft', () => {
  it.each(ODD)('has who, what and the words, whatever they are: %j', async (odd) => {
    const text = `${odd}\n\n  indented, with an end \n=3D and a tab\t\n.\nFrom here\n${'long '.repeat(60)}`
    const eml = draft({ name: odd, subject: odd, text })
    const mail = await PostalMime.parse(eml)
    expect(mail.to).toEqual([{ address: 'ada@example.org', name: oneLine(odd.toWellFormed()) }])
    expect(mail.subject).toBe(oneLine(odd.toWellFormed()))
    expect(mail.text?.trimEnd()).toBe(text.toWellFormed().replace('\r\n', '\n').trimEnd())
    expect(mail.date).toBe('2026-10-05T12:30:00.000Z')
    expect([mail.bcc, mail.cc, mail.from]).toEqual([undefined, undefined, undefined])
    expect(mail.headers.map(({ key }) => key).sort()).toEqual(
      ['content-transfer-encoding', 'content-type', 'date', 'mime-version', 'subject', 'to', 'x-unsent'].sort(),
    )
  })

  it('is ASCII in lines of at most 78 characters that end with CRLF', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        (name, subject, text) => {
          const eml = draft({ name, subject, text })
          expect(eml.replaceAll('\r\n', '')).not.toMatch(/[^\x20-\x7e]/)
          for (const line of eml.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78)
          expect(eml.split('\r\n\r\n')[0]?.match(/^(To|Subject|Bcc):/gm)).toEqual(['To:', 'Subject:'])
        },
      ),
    )
  })

  it('goes to a mail address alone; whatever else was written as contact is nobody’s address', async () => {
    for (const contact of ['ada@example.org', ' mailto:ada@example.org ', 'Ada L. <ada@example.org>'])
      expect(mailAddress(contact)).toBe('ada@example.org')
    for (const contact of [
      '',
      '+44 20 7946 0000',
      '@ada',
      'ada@',
      'a@b, c@d',
      'a b@c.org',
      'a@b.org\nBcc: c@d.org',
      'ä@b.org',
    ])
      expect(mailAddress(contact), contact).toBeNull()
    const mail = await PostalMime.parse(draft({ contact: 'ask at the desk' }))
    expect([mail.to, mail.subject]).toEqual([undefined, 'Days'])
  })

  it('has a file name that every system takes', () => {
    expect(draftName('Žofie / Dvořáková', 0)).toBe('001-zofie-dvorakova.eml')
    expect(draftName('漢字', 11)).toBe('012-somebody.eml')
  })
})
