/** A prepared message to each speaker and lead about what changes for them: to be copied, or downloaded as mail drafts. */

import { useEffect, useMemo, useState } from 'react'
import { mailAddress } from '../../../shared/messages/mail-draft.ts'
import { type Message, messagesOf } from '../../../shared/messages/messages.ts'
import type { Programme } from '../../../shared/programme/programme.ts'
import type { Access } from '../../link/open-board.ts'
import { Button } from '../../ui/Button.tsx'
import { copyText } from '../../ui/copy.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Select } from '../../ui/Select.tsx'
import { toast } from '../../ui/toasts.ts'
import { useAnswer, useAsked } from '../../use-asked.ts'
import { published } from '../publishing.ts'
import { useWorkbench } from '../workbench.ts'
import { download, zippedDrafts } from './drafts.ts'
import styles from './Messages.module.css'
import { changesOf, firstSides, NOTHING, NOW, type Side, type Sides } from './sides.ts'

export function MessagesDialog({ access, onClose }: { readonly access: Access; readonly onClose: () => void }) {
  const { board } = useWorkbench()
  const api = `/api/boards/${access.id}`
  const { value: found, failure: notFound } = useAsked(api, published)
  const [chosen, setChosen] = useState<Sides | null>(null)
  const [programmes, setProgrammes] = useState<ReadonlyMap<Side, Programme>>(new Map())
  // Chosen by itself once: what somebody looks at does not change because others work on.
  useEffect(() => {
    if (found && !chosen) setChosen(firstSides(found.editions, found.last, board))
  }, [found, chosen, board])
  const missing =
    chosen && [chosen.from, chosen.to].find((side) => side !== NOTHING && side !== NOW && !programmes.has(side))
  const asked = useAnswer<Programme>(missing ? `${api}/editions/${missing}` : null)
  useEffect(() => {
    if (missing && asked.value) setProgrammes((old) => new Map([...old, [missing, asked.value as Programme]]))
  }, [missing, asked.value])
  const failure = notFound ?? asked.failure
  const url = `${location.origin}/p/${access.slug}`
  const messages = useMemo(() => {
    const changes = chosen ? changesOf(chosen, board, programmes) : undefined
    return changes && messagesOf({ changes, board, url })
  }, [chosen, board, programmes, url])
  const editions = (found?.editions ?? []).map(({ number, at, withdrawn }) => ({
    value: String(number),
    label: `Edition ${number}, ${day.format(new Date(at))}${withdrawn ? ', taken back' : ''}`,
  }))
  return (
    <Dialog
      title="Messages to speakers and leads"
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button
            icon="copy"
            isDisabled={!messages?.length}
            onPress={() =>
              void copied((messages ?? []).map(asText).join(`\n\n${'—'.repeat(30)}\n\n`), 'All messages are copied.')
            }
          >
            Copy all
          </Button>
          <Button
            variant="primary"
            icon="download"
            isDisabled={!messages?.length}
            onPress={() => download('messages.zip', zippedDrafts(messages ?? [], Date.now()), 'application/zip')}
          >
            Mail drafts
          </Button>
        </>
      }
    >
      <div className={styles.parts}>
        <p className={styles.quiet}>
          What is new, moved, at another time or cancelled, to each whom it concerns. Nothing is sent from here: copy
          what you need, or download a ZIP with a draft (.eml) for each, which your mail program opens.
        </p>
        {failure !== null && (
          <p className={styles.failure} role="alert">
            {failure}
          </p>
        )}
        {chosen && (
          <div className={styles.sides}>
            <Select
              label="Changes since"
              options={[...editions, { value: NOTHING, label: 'Nothing was published' }]}
              value={chosen.from}
              onChange={(from) => setChosen({ ...chosen, from })}
            />
            <Select
              label="Up to"
              options={[{ value: NOW, label: 'The board now, before it is published' }, ...editions]}
              value={chosen.to}
              onChange={(to) => setChosen({ ...chosen, to })}
            />
          </div>
        )}
        {!messages && failure === null && <p className={styles.quiet}>Comparing…</p>}
        {messages?.length === 0 && <p role="status">Nobody has to be told: nothing of theirs is different.</p>}
        {messages && messages.length > 0 && (
          <ul className={styles.list} aria-label="Messages">
            {messages.map((message) => (
              <MessageItem key={message.id} message={message} />
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })

function MessageItem({ message }: { readonly message: Message }) {
  const { name, contact, text, count } = message
  return (
    <li className={styles.message}>
      <details>
        <summary>
          <span className={styles.name}>{name}</span>
          <span className={styles.quiet}>
            {contact || 'no contact'}
            {contact !== '' && mailAddress(contact) === null && ' (no mail address)'}
          </span>
          <span className={styles.count}>
            {count} {count === 1 ? 'change' : 'changes'}
          </span>
          <span className={styles.chevron}>
            <Icon name="chevron-down" />
          </span>
        </summary>
        <pre className={styles.text}>{text}</pre>
      </details>
      <Button
        size="small"
        variant="bare"
        icon="copy"
        aria-label={`Copy the message to ${name}`}
        onPress={() => void copied(text, `The message to ${name} is copied.`)}
      />
    </li>
  )
}

const asText = ({ name, contact, subject, text }: Message): string =>
  `To: ${name}${contact ? ` <${contact}>` : ''}\nSubject: ${subject}\n\n${text}`

async function copied(text: string, sentence: string): Promise<void> {
  if (await copyText(text)) toast(sentence)
  else toast('The browser did not allow copying. Open a message and select its text.', { tone: 'error' })
}
