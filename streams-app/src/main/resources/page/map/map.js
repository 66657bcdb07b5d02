import { h, L, useEffect, useRef, useState } from '../core/lib.js';
import { brief } from '../core/plain.js';
import { Arabic } from '../core/text.js';
import { verdictInBrief } from '../words/words.js';
import { Legend } from './legend.js';
import { TownsLayer } from './towns-layer.js';

const NAMES = [
  'regime',
  'opposition',
  'sdf',
  'none',
  'other',
  'unknown',
  'ink',
  'ground',
  'land',
  'sea',
  'border',
  'quiet',
  'fresh',
];
const SYRIA = [
  [32.3, 35.6],
  [37.4, 42.4],
];

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(NAMES.map(name => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/** The palette of the page, read anew when light turns to dark. */
function usePalette() {
  const [palette, set] = useState(readPalette);
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const turned = () => set(readPalette());
    dark.addEventListener('change', turned);
    return () => dark.removeEventListener('change', turned);
  }, []);
  return palette;
}

/**
 * The map of the towns that are shown. Everything that it offers the list offers too, for those who do not use a pointer.
 *
 * @param {object} given
 * @param {import('../core/model.js').Town[]} given.towns
 * @param {string|null} given.open
 * @param {string|null} given.meant pointed at in the list
 * @param {Map<string, number>} given.fresh
 * @param {{zoom: number, lat: number, lon: number}|null} given.place where the address says that it is
 * @param {{url: string, credit: string}} given.tiles
 * @param {boolean} given.isNarrow whether there is little room
 * @param {(town: object) => void} given.chosen
 * @param {(place: object) => void} given.moved
 */
export function TownMap({ towns, open, meant, fresh, place, tiles, isNarrow, chosen, moved }) {
  const box = useRef(null);
  const kept = useRef({});
  const palette = usePalette();
  const [pointed, setPointed] = useState(null);
  kept.current.chosen = chosen;
  kept.current.moved = moved;

  useEffect(() => begin(kept.current, box.current, { place, tiles }), []);

  useEffect(() => {
    const { layer, land } = kept.current;
    land?.paint(palette);
    layer.show({
      towns,
      open,
      meant,
      fresh,
      palette,
      pointed: (town, point) => setPointed(town && { town, ...at(point) }),
    });
    fitOnce(kept.current, towns, place);
  }, [towns, open, meant, fresh, palette]);

  // what is looked at is in sight
  useEffect(() => {
    const { map } = kept.current;
    const town = open && towns.find(t => t.townId === open);
    if (town && town.lat !== null && !map.getBounds().pad(-0.05).contains([town.lat, town.lon])) {
      map.panTo([town.lat, town.lon], { animate: false });
    }
  }, [open, towns.length > 0]);

  return h(
    'section',
    { class: 'map', 'aria-label': 'Map' },
    h('div', {
      ref: box,
      class: 'map-box',
      role: 'application',
      'aria-label':
        'Map of towns. Arrow keys move it, plus and minus zoom. The list of towns tells the same.',
    }),
    pointed && h(Pointed, pointed),
    h(Legend, { key: isNarrow, isFolded: isNarrow }),
    h(
      'p',
      { class: 'credit' },
      'Land and borders: Natural Earth. Borders as drawn judge nothing.',
      tiles.credit && ` ${tiles.credit}`,
    ),
  );
}

const at = point => ({ x: point.x, y: point.y });

function Pointed({ town, x, y }) {
  return h(
    'p',
    { class: 'pointed', style: { left: `${x + 14}px`, top: `${y + 10}px` } },
    h('strong', null, h('bdi', null, brief(town.name, 60))),
    ' ',
    h(Arabic, { name: town.arabicName, most: 60 }),
    h('br'),
    verdictInBrief(town),
  );
}

/** Makes the map; gives what takes it away. */
function begin(kept, box, { place, tiles }) {
  const map = L.map(box, {
    zoomAnimation: false,
    fadeAnimation: false,
    markerZoomAnimation: false,
    inertia: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    attributionControl: false,
    zoomControl: false,
    minZoom: 5,
    maxZoom: 17,
    worldCopyJump: true,
    zoomSnap: 0.5,
  });
  L.control.zoom({ position: 'topright' }).addTo(map);
  L.control.scale({ position: 'bottomright', imperial: false }).addTo(map);
  if (place) map.setView([place.lat, place.lon], place.zoom);
  else map.fitBounds(SYRIA, { animate: false });
  kept.map = map;
  kept.isPlaced = place !== null;
  if (tiles.url) L.tileLayer(tiles.url, { maxZoom: 17 }).addTo(map);
  else drawLand(kept, map);
  kept.layer = new TownsLayer({ chosen: town => kept.chosen(town) }).addTo(map);
  map.on('movestart zoomstart', () => {
    kept.isPlaced = true;
  });
  map.on('moveend', () => {
    if (!kept.isPlaced || kept.isFitting) return;
    const { lat, lng } = map.getCenter();
    kept.moved({ zoom: map.getZoom(), lat: Number(lat.toFixed(4)), lon: Number(lng.toFixed(4)) });
  });
  // when the room changes, the middle stays; nobody moved the map
  const watch = new ResizeObserver(() => {
    kept.isFitting = true;
    map.invalidateSize({ animate: false, pan: true });
    kept.isFitting = false;
  });
  watch.observe(box);
  return () => {
    watch.disconnect();
    map.remove();
  };
}

/** Once there are towns, the map shows them all, unless it was put somewhere. */
function fitOnce(kept, towns, place) {
  if (kept.isFitted || place || !towns.length) return;
  const points = towns.filter(t => t.lat !== null && t.lon !== null).map(t => [t.lat, t.lon]);
  if (!points.length) return;
  kept.isFitted = true;
  kept.isFitting = true;
  kept.map.fitBounds(points, { animate: false, padding: [24, 24], maxZoom: 11 });
  kept.isFitting = false;
  kept.isPlaced = false;
}

async function drawLand(kept, map) {
  const answer = await fetch('/page/map/land.geojson');
  if (!answer.ok) return;
  const { features } = await answer.json();
  const of = what => features.filter(feature => feature.properties.what === what);
  // below the towns
  map.createPane('land').style.zIndex = 250;
  const renderer = L.canvas({ padding: 0.5, pane: 'land' });
  const common = { renderer, interactive: false, pane: 'land' };
  const land = L.geoJSON(of('land'), common).addTo(map);
  const borders = L.geoJSON(of('border'), common).addTo(map);
  kept.land = {
    paint(palette) {
      land.setStyle({
        stroke: true,
        weight: 0.8,
        color: palette.border,
        fill: true,
        fillColor: palette.land,
        fillOpacity: 1,
      });
      borders.setStyle({ weight: 1.2, color: palette.border, fill: false });
    },
  };
  kept.land.paint(readPalette());
  kept.layer.showNames(
    of('name').map(({ properties, geometry }) => ({
      name: properties.name,
      lon: geometry.coordinates[0],
      lat: geometry.coordinates[1],
    })),
  );
}
