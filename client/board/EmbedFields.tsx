/** Whose pages may show the programme in a frame, and what to write into such a page. */

import { useEffect, useState } from 'react'
import { embedOrigin, MAX_EMBED_ORIGINS, sayNoOrigin } from '../../shared/origins.ts'
import type { BoardFacts } from '../../shared/protocol/api.ts'
import { request, sentenceOf } from '../http.ts'
import { Button } from '../ui/Button.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { Form } from '../ui/Form.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { toast } from '../ui/toasts.ts'
import { complain } from './complain.ts'
import styles from './PublishDialog.module.css'

export interface EmbedFieldsProps {
  /** The board's address. */
  readonly api: string
  readonly slug: string
  readonly canEdit: boolean
}

export function EmbedFields({ api, slug, canEdit }: EmbedFieldsProps) {
  const [saved, setSaved] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    const gone = new AbortController()
    request<BoardFacts>('GET', api, undefined, gone.signal).then(
      ({ embedOrigins }) => {
        setSaved(embedOrigins.join('\n'))
        setTyped(embedOrigins.join('\n'))
      },
      (error: unknown) => {
        if (!gone.signal.aborted) setFailure(sentenceOf(error))
      },
    )
    return () => gone.abort()
  }, [api])
  const lines = typed.split(/\s+/).filter(Boolean)
  const wrong = lines.find((line) => embedOrigin(line) === null)
  const error = wrong !== undefined ? `${sayNoOrigin(wrong)}.` : lines.length > MAX_EMBED_ORIGINS ? TOO_MANY : null
  const save = () => {
    if (error !== null) return
    request<Pick<BoardFacts, 'embedOrigins'>>('PUT', `${api}/publication`, { embedOrigins: lines }).then(
      ({ embedOrigins }) => {
        setSaved(embedOrigins.join('\n'))
        setTyped(embedOrigins.join('\n'))
        toast(embedOrigins.length > 0 ? 'These sites may show the programme.' : 'No other site may show the programme.')
      },
      complain,
    )
  }
  return (
    <details className={styles.embed}>
      <summary>Show the programme on other sites</summary>
      <Form onSubmit={save} className={styles.part}>
        {failure !== null && <p className={styles.failure}>{failure}</p>}
        <TextArea
          label="Sites that may show it"
          hint="One a line, like https://www.example.org. Nobody else can put it into a page."
          rows={3}
          value={typed}
          onChange={setTyped}
          isDisabled={!canEdit || saved === null}
          {...(error !== null && { error })}
        />
        {canEdit && (
          <Button type="submit" className={styles.saveSites} isDisabled={error !== null || typed === (saved ?? '')}>
            Save sites
          </Button>
        )}
        <CopyField
          label="For their page"
          value={frameOf(`${location.origin}/p/${slug}/embed`)}
          hint="Behind “embed” may stand ?day=2026-10-05, ?room=, ?track= (names or ids), ?theme=light or dark."
        />
      </Form>
    </details>
  )
}

const TOO_MANY = `At most ${MAX_EMBED_ORIGINS} sites.`

const frameOf = (address: string): string =>
  `<iframe src="${address}" title="Programme" width="100%" height="600" loading="lazy"></iframe>`
