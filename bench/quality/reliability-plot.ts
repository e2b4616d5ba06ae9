import type { CalibrationScore } from './score.ts'

const side = 320
const margin = 44
const colours = ['#1f5fbf', '#c2410c', '#15803d', '#7c3aed', '#a16207', '#0e7490']

const x = (share: number): string => (margin + share * side).toFixed(1)
const y = (share: number): string => (margin + (1 - share) * side).toFixed(1)

function curve({ bins }: CalibrationScore, colour: string): string {
  const points = bins.map((bin) => `${x(bin.given)},${y(bin.true)}`).join(' ')
  const marks = bins.map((bin) => {
    const bar = `<line x1="${x(bin.given)}" x2="${x(bin.given)}" y1="${y(bin.interval.low)}" y2="${y(bin.interval.high)}"/>`
    return `${bar}<circle cx="${x(bin.given)}" cy="${y(bin.true)}" r="3" fill="${colour}"/>`
  })
  return `<g stroke="${colour}" fill="none"><polyline points="${points}"/>${marks.join('')}</g>`
}

function axes(): string {
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((share) => [
    `<text x="${x(share)}" y="${margin + side + 16}" text-anchor="middle">${share}</text>`,
    `<text x="${margin - 8}" y="${y(share)}" text-anchor="end" dominant-baseline="middle">${share}</text>`,
  ])
  const frame = `<rect x="${margin}" y="${margin}" width="${side}" height="${side}" fill="none" stroke="#999"/>`
  const ideal = `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#999" stroke-dasharray="4 4"/>`
  const names = `<text x="${margin + side / 2}" y="${margin + side + 34}" text-anchor="middle">probability given</text>
<text x="14" y="${margin + side / 2}" text-anchor="middle" transform="rotate(-90 14 ${margin + side / 2})">share truly so</text>`
  return [frame, ideal, ...ticks, names].join('\n')
}

/** The reliability plot: what was given against what is so, a curve a unit; honest probabilities lie on the dashed line. */
export function reliabilityPlot(calibrations: readonly CalibrationScore[]): string {
  const drawn = calibrations.filter(({ bins }) => bins.length > 0)
  const curves = drawn.map((one, index) => curve(one, colours[index % colours.length] ?? '#000'))
  const legend = drawn.map(
    ({ unit }, index) =>
      `<text x="${margin + 10}" y="${margin + 18 + index * 16}" fill="${colours[index % colours.length]}">${unit.replaceAll('_', ' ')}</text>`,
  )
  const size = side + 2 * margin
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}" font-family="sans-serif" font-size="11" fill="#333">
<title>Reliability: probability given against share truly so</title>
<rect width="${size}" height="${size}" fill="#fff"/>
${axes()}
${[...curves, ...legend].join('\n')}
</svg>
`
}
