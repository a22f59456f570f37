import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createPlatform } from '../../../src/index.ts'
import { openLog, readLog } from '../../../src/log/file/node-file-log.ts'
import { asked, begin, describeLog, nameOf } from './log-suite.ts'

async function newFolder(): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), 'nowhere-log-'))
  onTestFinished(() => rm(scratch, { recursive: true, force: true }))
  return join(scratch, 'log')
}

async function withFile(dir: string, name: string, text: string): Promise<void> {
  await mkdir(dir)
  await writeFile(join(dir, name), text)
}

const segment = '000000000001.log'

for (const fsync of ['always', 'interval', 'never'] as const) {
  describeLog(`a log in a file, synced ${fsync}`, async (entries) => {
    const log = await openLog(await newFolder(), { fsync, keep: entries / 2, segmentEntries: entries / 2 })
    return { log, close: log.close }
  })
}

describe('a log in a file', () => {
  it('is as it was when it is opened again', async () => {
    const dir = await newFolder()
    const log = await openLog(dir)
    log.append([begin, asked('/a')])
    await log.close()
    const again = await openLog(dir)
    expect(again.notices).toEqual([])
    expect([...again.read()].map(nameOf)).toEqual(['begin', '/a'])
    expect(again.append([asked('/b')])).toBe(3)
    await again.close()
    expect([...readLog(dir).read(2)].map((entry) => [entry.n, nameOf(entry)])).toEqual([
      [2, '/a'],
      [3, '/b'],
    ])
  })

  it('keeps its first entry and its state when older files go', async () => {
    const dir = await newFolder()
    const log = await openLog(dir, { keep: 10, segmentEntries: 10 })
    log.append([begin])
    for (let n = 2; n <= 45; n++) {
      log.append([asked(`/${n}`)])
      if (log.isBaseDue) log.keepBase(() => ({ n }))
    }
    await log.close()
    const again = await openLog(dir)
    expect([
      again.wholeFrom,
      again.last,
      again.base?.state,
      again.nearest(35)?.state,
      again.nearest(45)?.state,
    ]).toEqual([31, 45, { n: 30 }, { n: 30 }, { n: 40 }])
    expect(again.beginning).toMatchObject({ n: 1, act: 'begin' })
    await again.close()
    expect((await readdir(dir)).filter((name) => name.endsWith('.log'))).toEqual([
      '000000000031.log',
      '000000000041.log',
    ])
  })

  it('keeps the snapshots that its platform took, in their order, but for one that is damaged', async () => {
    const dir = await newFolder()
    const log = await openLog(dir)
    const platform = createPlatform({ clock: '2017-02-20T08:00:00.000Z', log })
    for (const name of ['日本 before', 'one', 'two', 'three', 'one']) platform.snapshots.take(name)
    platform.snapshots.remove('two')
    platform.clock.advance('1h')
    await log.close()
    const [third] = (await readdir(dir)).filter((name) => name === '000000000004.state')
    await writeFile(join(dir, String(third)), '00000000 {}\n')

    const again = await openLog(dir)
    const { snapshots, clock } = createPlatform({ log: again })
    expect(snapshots.list().map(({ name }) => name)).toEqual(['日本 before', 'one'])
    snapshots.restore('one')
    expect(clock.iso()).toBe('2017-02-20T08:00:00.000Z')
    await again.close()
  })

  it('is readable by its owner alone', async () => {
    const dir = await newFolder()
    const log = await openLog(dir, { segmentEntries: 1 })
    log.append([begin])
    log.keepBase(() => ({}))
    await log.settled()
    const modes = await Promise.all(
      (await readdir(dir)).map(async (name) => (await stat(join(dir, name))).mode & 0o077),
    )
    expect(modes.length).toBeGreaterThanOrEqual(5)
    expect([...new Set(modes), (await stat(dir)).mode & 0o077]).toEqual([0, 0])
    await log.close()
  })

  it('opens with every record but the last one, wherever a kill cut that', async () => {
    const dir = await newFolder()
    const log = await openLog(dir)
    log.append([begin, asked('/a'), asked('/b')])
    await log.close()
    const whole = await readFile(join(dir, segment))
    const lastAt = whole.lastIndexOf(10, whole.length - 2) + 1
    for (let length = lastAt; length < whole.length; length++) {
      await writeFile(join(dir, segment), whole.subarray(0, length))
      const cut = await openLog(dir)
      expect([length, [...cut.read()].map(nameOf)]).toEqual([length, ['begin', '/a']])
      expect(cut.notices).toEqual(
        length === lastAt
          ? []
          : [
              `The last record, entry 3, was torn, as by a kill while it was written: its ${length - lastAt} bytes were cut from ${join(dir, segment)}.`,
            ],
      )
      expect(cut.append([asked('/c')])).toBe(3)
      await cut.close()
    }
  })

  it('refuses a bad record in the middle with its place, and cuts there when that is asked for', async () => {
    const dir = await newFolder()
    const log = await openLog(dir)
    log.append([begin, asked('/a'), asked('/b'), asked('/c')])
    await log.close()
    const file = join(dir, segment)
    const text = (await readFile(file, 'utf8')).replace('/b', '/x')
    await writeFile(file, text)
    await expect(openLog(dir)).rejects.toThrow(
      `Failed to read the log in ${dir}: line 3 of ${file} is not as it was written, and others follow it. Put back a copy, or give --repair`,
    )
    expect(await readFile(file, 'utf8')).toBe(text)
    const repaired = await openLog(dir, { repair: true })
    expect([...repaired.read()].map(nameOf)).toEqual(['begin', '/a'])
    expect(repaired.notices).toEqual([
      `The log was cut before byte ${text.indexOf('\n', text.indexOf('\n') + 1) + 1} of ${file}; what was cut is kept in ${file}.cut.`,
    ])
    await repaired.close()
    expect(await readFile(`${file}.cut`, 'utf8')).toMatch(/"\/x".*\n.*"\/c"/)
  })

  it('refuses a record at the end that is whole and yet not what was written, and leaves it there', async () => {
    const dir = await newFolder()
    const log = await openLog(dir)
    log.append([begin, asked('/a'), asked('/b'), asked('/c')])
    await log.close()
    const file = join(dir, segment)
    const lines = (await readFile(file, 'utf8')).split('\n')
    const [first, second, third, fourth] = lines
    for (const [kept, why] of [
      [
        [first, second, fourth],
        'line 3 of FILE holds entry 4 in the place of entry 3: there is a hole. Put back a copy, or',
      ],
      [[first, second, third?.replace('/b', '/x')], 'line 3 of FILE is not as it was written. Put back a copy, or'],
      [[first, second, 'ffffffff {}'], 'line 3 of FILE is not as it was written. Put back a copy, or'],
    ] as const) {
      const text = `${kept.join('\n')}\n`
      await writeFile(file, text)
      await expect(openLog(dir)).rejects.toThrow(why.replace('FILE', file))
      expect(await readFile(file, 'utf8')).toBe(text)
    }
    const repaired = await openLog(dir, { repair: true })
    expect([...repaired.read()].map(nameOf)).toEqual(['begin', '/a'])
    await repaired.close()
    expect(await readFile(`${file}.cut`, 'utf8')).toBe('ffffffff {}\n')
  })

  it('is read up to what a kill tore, and up to what is being written', async () => {
    const dir = await newFolder()
    const log = await openLog(dir)
    log.append([begin, asked('/a'), asked('/b')])
    await log.close()
    const file = join(dir, segment)
    await truncate(file, (await stat(file)).size - 5)
    expect([...readLog(dir).read()].map(nameOf)).toEqual(['begin', '/a'])
  })

  it('refuses a hole', async () => {
    const dir = await newFolder()
    const log = await openLog(dir, { segmentEntries: 2 })
    log.append([begin])
    for (let n = 2; n <= 9; n++) {
      log.append([asked(`/${n}`)])
      if (log.isBaseDue) log.keepBase(() => ({}))
    }
    await log.close()
    await rm(join(dir, '000000000003.log'))
    await expect(openLog(dir)).rejects.toThrow('it has a hole: ')
    const repaired = await openLog(dir, { repair: true })
    expect(repaired.last).toBe(2)
    await repaired.close()
  })

  it('takes an older state where the newest is damaged', async () => {
    const dir = await newFolder()
    const log = await openLog(dir, { segmentEntries: 2 })
    log.append([begin])
    for (let n = 2; n <= 9; n++) {
      log.append([asked(`/${n}`)])
      if (log.isBaseDue) log.keepBase(() => ({ n }))
    }
    await log.close()
    await truncate(join(dir, '000000000008.base'), 20)
    const again = await openLog(dir)
    expect(again.nearest(9)?.state).toEqual({ n: 6 })
    await again.close()
  })

  it.each<[string, (dir: string) => Promise<unknown>, string]>([
    [
      'the folder of something else',
      (dir) => withFile(dir, 'holiday.jpg', ''),
      'it is the folder of something else, with "holiday.jpg" in it',
    ],
    ['a file', (dir) => writeFile(dir, ''), 'it is, or lies below, a file and no folder'],
    [
      'a later format',
      (dir) => withFile(dir, 'nowhere.json', '{"nowhere":"log","format":7}'),
      'its nowhere.json is of format 7',
    ],
  ])('refuses %s, and changes nothing', async (_, make, why) => {
    const dir = await newFolder()
    await make(dir)
    const before = await stat(dir)
    await expect(openLog(dir)).rejects.toThrow(`Failed to open the log in ${dir}: ${why}`)
    expect((await stat(dir)).mtimeMs).toBe(before.mtimeMs)
  })

  it('belongs to who opened it, and to nobody once that is gone', async () => {
    const dir = await newFolder()
    const log = await openLog(dir)
    await expect(openLog(dir)).rejects.toThrow(
      `Failed to open the log in ${dir}: the process ${process.pid} has it open`,
    )
    log.append([begin])
    await log.settled()
    expect([...readLog(dir).read()].map(nameOf)).toEqual(['begin'])
    await log.close()
    // A process that was killed leaves its lock.
    await writeFile(join(dir, 'LOCK'), '999999999 12345\n')
    await (await openLog(dir)).close()
    expect(await readdir(dir)).not.toContain('LOCK')
  })

  it('says what cannot be read', () => {
    expect(() => readLog('/nowhere/at/all')).toThrow('Failed to read the log in /nowhere/at/all: there is none.')
  })

  it('covers all that wait with one sync', async () => {
    const dir = await newFolder()
    const log = await openLog(dir, { fsync: 'always' })
    await log.append([begin])
    const places = await Promise.all(Array.from({ length: 100 }, (_, index) => log.append([asked(`/${index}`)])))
    expect(places).toEqual(Array.from({ length: 100 }, (_, index) => index + 2))
    await chmod(dir, 0o700)
    await log.close()
  })
})
