import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync } from 'rolldown/experimental'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** What each folder may import, beside its own files and the nouns at the root of src. */
const laws: Readonly<Record<string, readonly string[]>> = {
  records: [],
  graph: [],
  engine: [],
  ingest: ['records', 'engine'],
  detectors: ['records', 'engine', 'graph'],
  verdicts: ['records', 'detectors', 'engine', 'graph'],
  metrics: ['records', 'engine', 'verdicts'],
  governance: ['verdicts', 'metrics'],
  reports: ['records', 'detectors', 'metrics', 'verdicts', 'governance'],
  api: ['*'],
  cli: ['*'],
}
/** Folders of which others take types only: values would tie a stage to what another one does. */
const typesOnly: Readonly<Record<string, readonly string[]>> = {
  verdicts: ['detectors'],
  reports: ['detectors'],
}

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode)

function sourcesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('node_modules'))
    .map((path) => join(folder, path))
}

const sources = ['src', 'sim', 'bench', 'test']
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap(sourcesUnder)
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    const { program } = parseSync(path, text, { lang: 'ts' })
    return {
      path,
      text,
      program: program as unknown as Node,
      test: path.includes('.test.') || path.startsWith('test/'),
    }
  })
const stage = (path: string): string => /^src\/([^/]+)\//.exec(path)?.[1] ?? ''
const shipped = sources.filter((source) => source.path.startsWith('src/') && !source.test)

interface Import {
  readonly target: string
  readonly typeOnly: boolean
}

function importsOf({ path, program }: (typeof sources)[number]): Import[] {
  const found: Import[] = []
  const visit = (node: Node): void => {
    const source = node['source']
    const from = isNode(source) ? String(source['value'] ?? '') : ''
    if (/^(Import|Export)/.test(node.type) && from.startsWith('.')) {
      const specifiers = (node['specifiers'] as Node[] | undefined) ?? []
      const typeOnly =
        node['importKind'] === 'type' ||
        (specifiers.length > 0 && specifiers.every((specifier) => specifier['importKind'] === 'type'))
      found.push({ target: relative(root, resolve(root, dirname(path), from)), typeOnly })
    }
    for (const child of childrenOf(node)) visit(child)
  }
  visit(program)
  return found
}

function breaches(path: string, { target, typeOnly }: Import): string[] {
  const from = stage(path)
  const to = stage(target)
  if (from === 'cli' && target.startsWith('sim/')) return []
  if (!target.startsWith('src/')) return [`${path} imports ${target}, outside src`]
  if (from === '' || to === '' || from === to) return []
  const allowed = laws[from] ?? []
  if (allowed.includes('*'))
    return (from === 'api' && to === 'cli') || (from === 'cli' && to === 'api') ? [`${path} → ${target}`] : []
  if (!allowed.includes(to)) return [`${path} imports ${target}: ${from} may not import ${to}`]
  if (typesOnly[from]?.includes(to) && !typeOnly) return [`${path} imports values of ${target}`]
  return []
}

describe('imports', () => {
  it('follow the one direction in which data passes', () => {
    expect(
      shipped.flatMap((source) => importsOf(source).flatMap((target) => breaches(source.path, target))),
    ).toEqual([])
  })

  it('never tie one detector to another', () => {
    const detectorOf = (path: string) => /^src\/detectors\/([^/]+)\//.exec(path)?.[1]
    const ties = shipped.flatMap((source) =>
      importsOf(source)
        .filter(
          ({ target }) =>
            detectorOf(source.path) && detectorOf(target) && detectorOf(source.path) !== detectorOf(target),
        )
        .map(({ target }) => `${source.path} → ${target}`),
    )
    expect(ties).toEqual([])
  })

  it('let the synthetic world know records and nothing else', () => {
    const foreign = sources
      .filter((source) => source.path.startsWith('sim/') && !source.test)
      .flatMap((source) => importsOf(source).map(({ target }) => target))
      .filter((target) => target.startsWith('src/') && stage(target) !== 'records')
    expect(foreign).toEqual([])
  })

  it('reach ClickHouse through the engine alone', () => {
    const doors = shipped
      .filter(({ text }) => /from '(chdb|@clickhouse)/.test(text))
      .map(({ path }) => stage(path))
    expect(new Set(doors)).toEqual(new Set(['engine']))
  })
})

interface Measured {
  readonly where: string
  readonly lines: number
  readonly depth: number
  readonly parameters: number
}

const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])
const nestingTypes = new Set([
  'IfStatement',
  'ForStatement',
  'ForOfStatement',
  'ForInStatement',
  'WhileStatement',
  'DoWhileStatement',
  'SwitchStatement',
  'TryStatement',
])

/** Deepest nesting of control flow inside a function; a function within starts anew, `else if` is no deeper. */
function depthOf(node: Node, parent: Node): number {
  if (functionTypes.has(node.type)) return 0
  const elseIf = node.type === 'IfStatement' && parent.type === 'IfStatement' && parent['alternate'] === node
  const inner = Math.max(0, ...childrenOf(node).map((child) => depthOf(child, node)))
  return inner + (nestingTypes.has(node.type) && !elseIf ? 1 : 0)
}

function functionsOf({ path, text, program }: (typeof sources)[number]): Measured[] {
  const measured: Measured[] = []
  const visit = (node: Node): void => {
    if (functionTypes.has(node.type)) {
      const body = text.slice(node.start, node.end)
      const line = text.slice(0, node.start).split('\n').length
      measured.push({
        where: `${path}:${line}`,
        lines: body.split('\n').length,
        depth: Math.max(0, ...childrenOf(node).map((child) => depthOf(child, node))),
        parameters: (node['params'] as { items?: Node[] } | Node[] as Node[]).length ?? 0,
      })
    }
    for (const child of childrenOf(node)) visit(child)
  }
  visit(program)
  return measured
}

describe('budgets', () => {
  const functions = sources.filter(({ test }) => !test).flatMap(functionsOf)

  it('read the sources (so that the laws below cannot pass for want of any)', () => {
    expect(shipped.length).toBeGreaterThan(60)
    expect(functions.length).toBeGreaterThan(100)
  })

  it('files have at most 400 lines', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 401).map(({ path }) => path)
    expect(long).toEqual([])
  })

  it('functions have at most 60 lines, and at most 3 % more than 40', () => {
    expect(functions.filter(({ lines }) => lines > 60).map(({ where }) => where)).toEqual([])
    const over40 = functions.filter(({ lines }) => lines > 40)
    expect(over40.length / functions.length, over40.map(({ where }) => where).join(' ')).toBeLessThanOrEqual(
      0.03,
    )
  })

  it('nesting is at most 3 deep and parameters at most 4', () => {
    expect(functions.filter(({ depth }) => depth > 3).map(({ where }) => where)).toEqual([])
    expect(functions.filter(({ parameters }) => parameters > 4).map(({ where }) => where)).toEqual([])
  })

  it('names say something', () => {
    const empty = sources.filter(({ path }) => /(^|\/)(utils?|helpers?|common|misc)(\.|\/)/i.test(path))
    expect(empty.map(({ path }) => path)).toEqual([])
  })
})
