/** A file that somebody dropped or chose → its text, whatever alphabet it was written in. Too large a one is not read at all. */

import { ImportFailure } from '../../shared/imports/reader.ts'

/** As many bytes as a request may have. */
export const MOST_BYTES = 10_000_000
/** Offered first where files are chosen; others can be chosen too. */
export const FILE_TYPES = ['.txt', '.md', '.csv', '.tsv', '.json', '.xml', '.ics', '.html', 'text/plain', 'text/csv']

interface TextFile {
  readonly name: string
  readonly size: number
  arrayBuffer(): Promise<ArrayBuffer>
}

/** Of several files one text: pages can be read together. Throws `ImportFailure` with a sentence. */
export async function textOfFiles(files: readonly TextFile[]): Promise<{ text: string; name: string }> {
  const size = files.reduce((sum, file) => sum + file.size, 0)
  const name = files.map((file) => file.name).join(', ')
  if (size > MOST_BYTES) {
    const mega = (size / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })
    throw new ImportFailure(
      `${files.length === 1 ? `“${name}” has` : 'These files have'} ${mega} MB; 10 can be imported at once. Import it in parts.`,
    )
  }
  const texts: string[] = []
  for (const file of files) texts.push(decoded(new Uint8Array(await bytesOf(file))))
  return { text: texts.length === 1 ? (texts[0] ?? '') : texts.join('\n\n'), name }
}

async function bytesOf(file: TextFile): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer()
  } catch (cause) {
    throw new ImportFailure(`“${file.name}” could not be read: it is a folder, or it was moved or changed meanwhile.`, {
      cause,
    })
  }
}

/** UTF-8 and UTF-16 by their marks; what is no UTF-8 is what older spreadsheets write: Windows-1252. */
export function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    // Nothing of a text file is zero; of a document or a picture much is: its signs are left as they cannot be read.
    return new TextDecoder(bytes.includes(0) ? 'utf-8' : 'windows-1252').decode(bytes)
  }
}
