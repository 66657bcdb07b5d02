import { L } from '../core/lib.js';
import { plain } from '../core/plain.js';
import { STATUSES } from '../core/address.js';
import { drawMark, groundOf, letterOf, sidesOf } from './marks.js';

/**
 * All towns on one canvas: thousands of them are drawn anew at every step of the map, for each mark is drawn once and then copied. What
 * is contested lies on top, areas below all else.
 */

const AREAS_BELOW = 10;
const NEAR = 14; // pixels within which a mark is meant
const NAMES_FROM = 9;
const CITIES_FROM = 7;
const LETTERS_FROM = 11;

const depth = town => (groundOf(town.kind) === 'area' ? -AREAS_BELOW : 0) - STATUSES.indexOf(town.status);

/** How large marks are at this zoom. */
export function scaleAt(zoom) {
  if (zoom < 7) return 0.6;
  if (zoom < 9) return zoom < 8 ? 0.75 : 0.85;
  return zoom < LETTERS_FROM ? 1 : 1.6;
}

export const TownsLayer = L.Layer.extend({
  initialize({ chosen }) {
    this._chosen = chosen;
    this._towns = [];
    this._names = [];
    this._drawn = [];
    this._open = null;
    this._sprites = new Map();
  },

  onAdd(map) {
    this._canvas = L.DomUtil.create('canvas', 'towns leaflet-layer', this.getPane());
    this._canvas.setAttribute('aria-hidden', 'true');
    this._ink = this._canvas.getContext('2d');
    map.on('move zoom viewreset resize', this._draw, this);
    map.on('click', this._click, this);
    map.on('mousemove', this._hover, this);
    map.on('mouseout', this._leave, this);
    this._draw();
  },

  onRemove(map) {
    map.off('move zoom viewreset resize', this._draw, this);
    map.off('click', this._click, this);
    map.off('mousemove', this._hover, this);
    map.off('mouseout', this._leave, this);
    this._canvas.remove();
  },

  /**
   * @param {object} shown
   * @param {import('../core/model.js').Town[]} shown.towns
   * @param {string|null} shown.open   id of the town that is looked at
   * @param {string|null} shown.meant  id of the town that is pointed at in the list
   * @param {Map<string, number>} shown.fresh ids of those that changed lately
   * @param {Record<string, string>} shown.palette
   * @param {(town: object|null, point: object) => void} shown.pointed
   */
  show({ towns, open, meant, fresh, palette, pointed }) {
    if (palette !== this._palette) this._sprites.clear();
    const isOther = towns !== this._towns;
    Object.assign(this, {
      _towns: towns,
      _open: open,
      _meant: meant,
      _fresh: fresh,
      _palette: palette,
      _pointed: pointed,
    });
    if (isOther) {
      this._ordered = towns.filter(t => t.lat !== null && t.lon !== null).sort((a, b) => depth(a) - depth(b));
    }
    if (this._map) this._draw();
  },

  /** Names of lands, shown when the map is far away. */
  showNames(names) {
    this._names = names;
    if (this._map) this._draw();
  },

  /** The town whose mark is nearest to a point of the container, if any is near. */
  at(point) {
    let found = null;
    let least = Infinity;
    for (const mark of this._drawn) {
      const distance = Math.hypot(mark.x - point.x, mark.y - point.y);
      if (distance <= Math.max(NEAR, mark.reach) && distance <= least) {
        least = distance;
        found = mark.town;
      }
    }
    return found;
  },

  _draw() {
    const map = this._map;
    if (!this._palette || !map) return;
    const size = map.getSize();
    const ratio = globalThis.devicePixelRatio || 1;
    L.DomUtil.setPosition(this._canvas, map.containerPointToLayerPoint([0, 0]));
    if (
      this._canvas.width !== Math.round(size.x * ratio) ||
      this._canvas.height !== Math.round(size.y * ratio)
    ) {
      this._canvas.width = Math.round(size.x * ratio);
      this._canvas.height = Math.round(size.y * ratio);
      this._canvas.style.width = `${size.x}px`;
      this._canvas.style.height = `${size.y}px`;
    }
    const ink = this._ink;
    ink.setTransform(ratio, 0, 0, ratio, 0, 0);
    ink.clearRect(0, 0, size.x, size.y);
    const zoom = map.getZoom();
    const scale = scaleAt(zoom);
    if (zoom < NAMES_FROM) this._drawNames(ink);
    this._drawn = [];
    const drawn = mark => this._drawMark(ink, mark, zoom, ratio);
    for (const town of this._ordered ?? []) {
      const { x, y } = map.latLngToContainerPoint([town.lat, town.lon]);
      if (x < -20 || y < -20 || x > size.x + 20 || y > size.y + 20) continue;
      const own = town.status === 'CONTESTED' ? scale * 1.15 : scale;
      const mark = { town, x, y, scale: own, reach: 11 * own };
      this._drawn.push(mark);
      drawn(mark);
    }
    // what is looked at lies under nothing
    for (const mark of this._drawn.filter(({ town }) => this._isMeant(town))) {
      drawn(mark);
      const width = mark.town.townId === this._open ? 2.5 : 1.5;
      this._ring(ink, mark.x, mark.y, 16 * mark.scale, this._palette.ink, width);
    }
    this._label(ink, zoom, size);
  },

  _isMeant(town) {
    return town.townId === this._open || town.townId === this._meant;
  },

  _drawMark(ink, { town, x, y, scale }, zoom, ratio) {
    if (this._fresh?.has(town.townId)) this._ring(ink, x, y, 15 * scale, this._palette.fresh, 3);
    this._stamp(ink, town, x, y, scale, ratio);
    if (zoom >= LETTERS_FROM) this._letters(ink, town, x, y, scale);
  },

  _stamp(ink, town, x, y, scale, ratio) {
    const key = [town.status, sidesOf(town).join('/'), groundOf(town.kind), scale, ratio].join('|');
    let sprite = this._sprites.get(key);
    if (!sprite) {
      const side = Math.ceil(28 * scale * ratio);
      sprite = document.createElement('canvas');
      sprite.width = side;
      sprite.height = side;
      drawMark(sprite.getContext('2d'), town, side / 2, side / 2, scale * ratio, this._palette);
      this._sprites.set(key, sprite);
    }
    const side = sprite.width / ratio;
    ink.drawImage(sprite, x - side / 2, y - side / 2, side, side);
  },

  _ring(ink, x, y, radius, colour, width) {
    ink.beginPath();
    ink.arc(x, y, radius, 0, 2 * Math.PI);
    ink.lineWidth = width;
    ink.strokeStyle = colour;
    ink.stroke();
  },

  _letters(ink, town, x, y, scale) {
    if (town.status === 'UNCLEAR') return;
    const [left, right] = sidesOf(town).map(letterOf);
    const isOne = town.status === 'CONFIRMED' || town.status === 'REPORTED';
    ink.font = `700 ${Math.round((isOne ? 9 : 7) * scale)}px system-ui, sans-serif`;
    ink.textAlign = 'center';
    ink.textBaseline = 'middle';
    const write = (letter, at, party) => {
      ink.lineWidth = 2.5;
      ink.strokeStyle = this._palette[party === null || party === undefined ? 'unknown' : 'ground'];
      ink.fillStyle = this._palette.ink;
      ink.strokeText(letter, at, y + 0.5);
      ink.fillText(letter, at, y + 0.5);
    };
    if (isOne) write(left, x, town.controller);
    else {
      write(left, x - 3.6 * scale, left);
      write(right, x + 3.6 * scale, right);
    }
  },

  _drawNames(ink) {
    ink.font = '600 12px system-ui, sans-serif';
    ink.textAlign = 'center';
    ink.textBaseline = 'middle';
    ink.fillStyle = this._palette.quiet;
    for (const { name, lat, lon } of this._names) {
      const { x, y } = this._map.latLngToContainerPoint([lat, lon]);
      ink.fillText(name.toUpperCase(), x, y);
    }
  },

  /** Names beside marks, where there is room; what is contested or looked at first. */
  _label(ink, zoom, size) {
    if (zoom < CITIES_FROM) return;
    const taken = this._drawn.map(m => [m.x - m.reach, m.y - m.reach, m.x + m.reach, m.y + m.reach]);
    const isFree = box => !taken.some(t => box[0] < t[2] && box[2] > t[0] && box[1] < t[3] && box[3] > t[1]);
    ink.font = '500 12px system-ui, sans-serif';
    ink.textAlign = 'left';
    ink.textBaseline = 'middle';
    ink.lineJoin = 'round';
    for (const mark of [...this._drawn].reverse()) {
      const { town, x, y, reach } = mark;
      const isOpen = this._isMeant(town);
      if (!isOpen && zoom < NAMES_FROM && town.kind !== 'CITY' && town.status !== 'CONTESTED') continue;
      if (!isOpen && groundOf(town.kind) === 'area' && zoom < NAMES_FROM) continue;
      if (taken.length > 600 && !isOpen) break;
      const name = plain(town.name).slice(0, 40);
      const width = ink.measureText(name).width;
      const left = x + reach + 3;
      const box = [left, y - 7, left + width, y + 7];
      if ((!isOpen && !isFree(box)) || box[2] > size.x + 60) continue;
      taken.push(box);
      ink.lineWidth = 3;
      ink.strokeStyle = this._palette.land;
      ink.strokeText(name, left, y);
      ink.fillStyle = this._palette.ink;
      ink.fillText(name, left, y);
    }
  },

  _click(event) {
    const town = this.at(event.containerPoint);
    if (town) this._chosen(town);
  },

  _hover(event) {
    const town = this.at(event.containerPoint);
    this._map.getContainer().classList.toggle('pointing', town !== null);
    this._pointed?.(town, event.containerPoint);
  },

  _leave() {
    this._pointed?.(null);
  },
});
