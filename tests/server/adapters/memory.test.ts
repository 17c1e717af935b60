import { describe } from 'vitest'
import { openMemory } from '../../../server/adapters/memory/memory.ts'
import { boardStoreContract } from '../../contracts/board-store.ts'
import { grantStoreContract } from '../../contracts/grant-store.ts'
import { historyStoreContract } from '../../contracts/history-store.ts'
import { pickStoreContract } from '../../contracts/pick-store.ts'
import { programmeStoreContract } from '../../contracts/programme-store.ts'

describe('memory', () => {
  const open = async () => openMemory()
  boardStoreContract(open)
  programmeStoreContract(open)
  grantStoreContract(open)
  historyStoreContract(open)
  pickStoreContract(open)
})
