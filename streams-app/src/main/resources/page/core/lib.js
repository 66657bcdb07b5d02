/** The libraries that the page rests on, loaded before it as plain scripts: Preact, its hooks, and Leaflet. */
export const { h, render, Fragment } = globalThis.preact;
export const { useEffect, useLayoutEffect, useMemo, useRef, useState, useCallback } = globalThis.preactHooks;
export const L = globalThis.L;

/** Joins the class names that are there: `names('row', isOpen && 'open')`. */
export function names(...given) {
  return given.filter(Boolean).join(' ');
}
