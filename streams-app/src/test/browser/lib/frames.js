// How evenly the page draws: the time between frames while something goes on.

/** Begins to write down when frames come. */
export const watchFrames = page =>
  page.evaluate(() => {
    const watch = { times: [], isOn: true };
    globalThis.frameWatch = watch;
    const frame = at => {
      watch.times.push(at);
      if (watch.isOn) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });

/** Ends that; tells the gaps in milliseconds. */
export async function framesWatched(page) {
  const times = await page.evaluate(() => {
    globalThis.frameWatch.isOn = false;
    return globalThis.frameWatch.times;
  });
  const gaps = times.slice(1).map((at, i) => at - times[i]);
  const sorted = [...gaps].sort((a, b) => a - b);
  const at = share =>
    Math.round(10 * (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)) / 10;
  return { frames: gaps.length, median: at(0.5), p95: at(0.95), longest: at(1) };
}

/** What a page does that has nothing to do. */
export async function idleFrames(page, count = 60) {
  await watchFrames(page);
  await page.evaluate(
    n =>
      new Promise(done => {
        let left = n;
        const frame = () => (left-- > 0 ? requestAnimationFrame(frame) : done());
        requestAnimationFrame(frame);
      }),
    count,
  );
  return framesWatched(page);
}
