// A reader without a pointer.

/** Goes on by Tab until the focus is where the reader wants it; fails where it cannot be reached so. */
export async function tabTo(page, target) {
  for (let steps = 0; steps < 200; steps++) {
    if (await target.evaluate(element => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} cannot be reached by Tab`);
}

/** Whether the reader can see where the focus is. */
export const isFocusSeen = page =>
  page.evaluate(() => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
  });
