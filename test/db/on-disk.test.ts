import { describe, expect, test } from 'vitest'
import { onDisk, shared } from '../../db/on-disk.ts'
import { accounts } from '../../db/schema/accounts.ts'
import { testContext } from '../support/context.ts'
import { makeAccount } from '../support/factories.ts'

describe('a write whose disk is waited for aside', () => {
  test('is there for others before the disk has it, and answers when it has', async () => {
    const { db } = testContext()
    const written = Array.from({ length: 50 }, (_, n) => onDisk(db, () => makeAccount(db, { remoteId: `r${n}` }).id))
    expect(db.select().from(accounts).all()).toHaveLength(50)
    expect(new Set(await Promise.all(written)).size).toBe(50)
    expect(db.$client.pragma('synchronous', { simple: true })).toBe(2)
  })

  test('that fails tells so and costs the next one nothing', async () => {
    const { db } = testContext()
    const fail = onDisk(db, () => {
      throw new Error('refused')
    })
    await expect(fail).rejects.toThrow('refused')
    expect(await onDisk(db, () => 1)).toBe(1)
  })

  test('rejects when its log cannot be synced', async () => {
    const { db } = testContext()
    db.$client.pragma('journal_mode = DELETE')
    await expect(onDisk(db, () => makeAccount(db).id)).rejects.toThrow('ENOENT')
  })
})

describe('trips that are shared', () => {
  test('serve all who asked before they began, and nobody who came later', async () => {
    const begun: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = []
    const trip = shared(() => new Promise((resolve, reject) => begun.push({ resolve, reject })))
    const [first, second] = [trip(), trip()]
    expect(second).toBe(first)
    await expect.poll(() => begun.length).toBe(1)
    const late = [trip(), trip()]
    expect(late[0]).not.toBe(first)
    expect(late[1]).toBe(late[0])
    begun[0]?.reject(new Error('the disk'))
    await expect(first).rejects.toThrow('the disk')
    await expect.poll(() => begun.length).toBe(2)
    begun[1]?.resolve()
    await Promise.all(late)
    expect(begun).toHaveLength(2)
  })
})
