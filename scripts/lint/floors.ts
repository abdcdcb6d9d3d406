/** A part of the house, by the folder that holds it. */
export interface Floor {
  /** Below the project; '' is the project's own folder. */
  folder: string
  /** Folders besides its own that it stands on. */
  on: string[]
  /** Folders in it, the lowest first: each takes from those before it, and from what lies loose beside them. */
  rooms?: string[]
  /** What it may take from elsewhere; left out, anything. */
  packages?: string[]
  /** Whether it runs in Node. */
  node?: boolean
}

const talk = ['snippets', 'components/talk', 'layouts/talk']
const kit = ['kit', 'components', 'layouts']

/**
 * The floors, ground first: a file imports from its own folder and from those its floor stands on. The kit stands on
 * nothing of the talk; the talk may use all of the kit that is drawn.
 */
export const floors: Floor[] = [
  {
    folder: 'kit',
    on: [],
    rooms: ['words', 'look', 'deck', 'maps', 'claims', 'charts', 'stage'],
    packages: ['culori', 'd3-scale', 'perfect-freehand', 'valibot'],
  },
  { folder: 'snippets', on: ['kit'], packages: [] },
  { folder: 'components', on: ['kit'] },
  { folder: 'components/talk', on: ['kit', 'components', 'snippets'] },
  { folder: 'layouts', on: ['kit', 'components'] },
  { folder: 'layouts/talk', on: ['kit', 'components', 'layouts', 'components/talk', 'snippets'] },
  { folder: 'styles', on: [] },
  // Slidev's own places in the project's folder: what lies above all slides.
  { folder: '', on: ['kit', 'components', 'layouts'] },
  { folder: 'scripts/lint', on: [], node: true },
  {
    folder: 'scripts/lib',
    // Of the components only those that stand in for Slidev's own modules.
    on: ['kit', 'components'],
    rooms: 'core slidev look fonts charts claims maps bundle site paper check faults stage engines'.split(' '),
    node: true,
  },
  { folder: 'setup', on: ['kit', 'components', 'styles', 'scripts/lib'], node: true },
  { folder: 'scripts', on: ['kit', 'scripts/lib'], node: true },
  { folder: 'bench', on: ['kit', 'scripts/lib', 'snippets'], node: true },
  {
    folder: 'tests',
    on: [...kit, ...talk, 'styles', 'scripts', 'scripts/lib', 'scripts/lint', 'setup', 'bench'],
    node: true,
  },
]

/**
 * The floor of a file below the project, written with slashes. What is none of the house is for checking it, as tests
 * are.
 */
export function floorOf(file: string): Floor {
  return floors.filter(({ folder }) => folder === '' ? /^[^/]+\.vue$/.test(file) : file.startsWith(`${folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)[0] ?? floors.find(({ folder }) => folder === 'tests')!
}

/** Why one file of the project may not import another; undefined where it may. */
export function arrowFault(from: string, to: string): string | undefined {
  const [above, below] = [floorOf(from), floorOf(to)]
  if (above === below) {
    const [room, other] = [roomOf(from, above), roomOf(to, above)]
    return above.rooms && above.rooms.indexOf(other) > above.rooms.indexOf(room)
      ? `${from} may not import ${to}: in ${above.folder}, "${other}" stands above ${room ? `"${room}"` : 'loose files'}`
      : undefined
  }
  if (above.on.includes(below.folder))
    return
  const stands = above.on.length > 0 ? `its own floor, ${above.on.join(', ')}` : 'its own floor alone'
  const why = talk.includes(below.folder) && !talk.includes(above.folder)
    ? `${from} is the kit's and ${to} the talk's, which goes when the talk goes`
    : `${from} may not import ${to}`
  return `${why}: "${above.folder || '.'}" imports from ${stands}`
}

/** The room of a floor that a file lies in; '' where it lies loose. */
function roomOf(file: string, { folder }: Floor): string {
  return file.slice(folder.length + 1).split('/').slice(0, -1)[0] ?? ''
}

/** Why a file may not import a package or a module of Node's; undefined where it may. */
export function packageFault(from: string, specifier: string): string | undefined {
  const { folder, packages, node = false } = floorOf(from)
  if (!node && specifier.startsWith('node:'))
    return `${from} may not import ${specifier}: "${folder || '.'}" is drawn in a browser`
  if (packages?.some(name => specifier === name || specifier.startsWith(`${name}/`)) ?? true)
    return
  return `${from} may not import ${specifier}: "${folder}" is pure and takes ${packages!.join(', ') || 'no package'}`
}
