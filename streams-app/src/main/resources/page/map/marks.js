import { h } from '../core/lib.js';

/**
 * The mark of a town: its shape tells the status, its colours who holds and who claims, a sign beside it what kind of place it is. Described
 * once, in a box of 24 by 24, and drawn by the map on canvas and by the rest of the page as SVG.
 *
 * @typedef {{d: string, fill?: string, stroke?: string, width?: number, dash?: number[]}} Part
 * colours are names of the palette: a party's, `unknown`, `ink`, `ground`
 */

const MIDDLE = 12;

const circle = r => `M${MIDDLE - r} ${MIDDLE}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
const half = (r, side) =>
  `M${MIDDLE} ${MIDDLE - r}A${r} ${r} 0 0 ${side === 'left' ? 0 : 1} ${MIDDLE} ${MIDDLE + r}Z`;
const diamond = r =>
  `M${MIDDLE} ${MIDDLE - r}L${MIDDLE + r} ${MIDDLE}L${MIDDLE} ${MIDDLE + r}L${MIDDLE - r} ${MIDDLE}Z`;
const halfDiamond = (r, side) =>
  `M${MIDDLE} ${MIDDLE - r}L${MIDDLE + (side === 'left' ? -r : r)} ${MIDDLE}L${MIDDLE} ${MIDDLE + r}Z`;
/** What parts two halves: a line of ground with one of ink in it, for either is told from any colour. */
const seam = r => [
  { d: `M${MIDDLE} ${MIDDLE - r}V${MIDDLE + r}`, stroke: 'ground', width: 2.2 },
  { d: `M${MIDDLE} ${MIDDLE - r}V${MIDDLE + r}`, stroke: 'ink', width: 0.9 },
];

const COLOURED = ['regime', 'opposition', 'sdf', 'none'];

/** The palette's name for a party: its own, `other` for one without a colour, `unknown` for null. */
export function colourOf(party) {
  if (party === null || party === undefined) return 'unknown';
  return COLOURED.includes(party) ? party : 'other';
}

const LETTERS = new Map([
  ['regime', 'R'],
  ['opposition', 'O'],
  ['sdf', 'S'],
  ['none', '–'],
]);

/** The letter that stands for a party on its mark, so that colour is not needed. */
export function letterOf(party) {
  if (party === null || party === undefined) return '?';
  return LETTERS.get(party) ?? party.charAt(0).toUpperCase();
}

const SITES = [
  'BASE',
  'FACILITY',
  'DAM',
  'AIRPORT',
  'PRISON',
  'LANDMARK',
  'HILL',
  'CROSSING',
  'NEIGHBOURHOOD',
];
const AREAS = ['AREA', 'SUBDISTRICT', 'DISTRICT', 'GOVERNORATE', 'COUNTRY', 'HIGHWAY', 'RIVER'];

/** What kind of place it is, as far as marks tell: `settlement`, `site` (a base, prison, hill, quarter) or `area`. */
export function groundOf(kind) {
  if (SITES.includes(kind)) return 'site';
  return AREAS.includes(kind) ? 'area' : 'settlement';
}

const SIGNS = {
  settlement: [],
  site: [{ d: 'M5 23H19', stroke: 'ink', width: 2.2 }],
  area: [{ d: 'M1 6V1H6M18 1H23V6M23 18V23H18M6 23H1V18', stroke: 'ink', width: 1.4 }],
};

/** The two whose colours a mark shows, left and right. */
export function sidesOf(town) {
  switch (town.status) {
    case 'CLAIMED':
      return [town.claimedBy, town.controller];
    case 'CONTESTED': {
      const [one = town.controller, other = null] = town.contenders ?? [];
      return [one, other];
    }
    default:
      return [town.controller, town.controller];
  }
}

/**
 * What the mark of a town is made of, from the ground up.
 *
 * @param {{status: string, controller: string|null, claimedBy: string|null, contenders?: string[], kind?: string}} town
 * @returns {Part[]}
 */
export function partsOf(town) {
  const [left, right] = sidesOf(town).map(colourOf);
  return [...SIGNS[groundOf(town.kind)], ...shape(town.status, left, right)];
}

function shape(status, left, right) {
  switch (status) {
    case 'CONFIRMED':
      return [{ d: circle(7.5), fill: left, stroke: 'ink', width: 1.4 }];
    case 'REPORTED':
      return [
        { d: circle(7.5), fill: 'ground', stroke: 'ink', width: 1.2 },
        { d: circle(5.7), stroke: left, width: 2.6 },
        { d: circle(2.2), fill: left, stroke: 'ink', width: 0.8 },
      ];
    case 'CLAIMED':
      return [
        { d: half(7.5, 'left'), fill: left },
        { d: half(7.5, 'right'), fill: right },
        ...seam(7),
        { d: circle(7.5), stroke: 'ink', width: 1.4 },
      ];
    case 'CONTESTED':
      return [
        { d: halfDiamond(9.5, 'left'), fill: left },
        { d: halfDiamond(9.5, 'right'), fill: right },
        ...seam(8.5),
        { d: diamond(9.5), stroke: 'ink', width: 2.6 },
      ];
    default:
      return [{ d: circle(7), fill: 'ground', stroke: 'unknown', width: 2, dash: [2.6, 2.2] }];
  }
}

/** The mark as a picture in text; what it says is said beside it. */
export function Mark({ town, size = 18 }) {
  return h(
    'svg',
    {
      class: 'mark',
      viewBox: '0 0 24 24',
      width: size,
      height: size,
      'aria-hidden': 'true',
      focusable: 'false',
    },
    partsOf(town).map(part =>
      h('path', {
        d: part.d,
        class: `fill-${part.fill ?? 'nothing'} stroke-${part.stroke ?? 'nothing'}`,
        'stroke-width': part.width,
        'stroke-dasharray': part.dash?.join(' '),
      }),
    ),
  );
}

const paths = new Map();

function path(d) {
  if (!paths.has(d)) paths.set(d, new Path2D(d));
  return paths.get(d);
}

/**
 * Draws the mark with its middle at (x, y).
 *
 * @param {CanvasRenderingContext2D} ink
 * @param {number} scale 1 is 24 pixels across
 * @param {Record<string, string>} palette colours by name
 */
export function drawMark(ink, town, x, y, scale, palette) {
  ink.save();
  ink.translate(x - MIDDLE * scale, y - MIDDLE * scale);
  ink.scale(scale, scale);
  for (const part of partsOf(town)) {
    if (part.fill) {
      ink.fillStyle = palette[part.fill];
      ink.fill(path(part.d));
    }
    if (part.stroke) {
      ink.setLineDash(part.dash ?? []);
      ink.lineWidth = part.width;
      ink.strokeStyle = palette[part.stroke];
      ink.stroke(path(part.d));
    }
  }
  ink.restore();
}
