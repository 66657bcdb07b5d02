/** An entry of the register of places as its form holds it, and as it is sent. Pure. */

const ARABIC = /[\u0600-\u06ff]/;

/** The form of a place that is called so: the name goes where its letters belong. */
export function newPlace(spelling) {
  const isArabic = ARABIC.test(spelling);
  return {
    id: '',
    name: isArabic ? '' : spelling,
    arabicName: isArabic ? spelling : '',
    kind: '',
    lat: '',
    lon: '',
  };
}

/** An id of the letters of a name: `tall-abyad`. */
export const idOfName = name =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}'’ʿʾ]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);

/**
 * What is sent; what is empty is left out, and a number that is none is sent as it was written, to be refused with a reason.
 *
 * @param {object} entry as {@link newPlace} makes it
 * @param {string} within id of the place around it; empty where none is named
 */
export function placeEntry(entry, within) {
  const degrees = text => {
    const number = Number(text.trim().replace(',', '.'));
    return Number.isFinite(number) ? number : text.trim();
  };
  const fields = {
    id: entry.id.trim() || idOfName(entry.name),
    name: entry.name.trim(),
    arabicName: entry.arabicName.trim(),
    kind: entry.kind,
    within,
    lat: entry.lat.trim() && degrees(entry.lat),
    lon: entry.lon.trim() && degrees(entry.lon),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
