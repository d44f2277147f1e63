// Puts the person's settings on the root of the page before the first paint, so that nothing changes its color while the program
// loads: the theme, the density, and whether keys without Ctrl work. The program does the same from then on (src/settings.rs).
{
  const root = document.documentElement;
  const put = (name, value) => value && root.setAttribute(name, value);
  try {
    // A copy of the page that its host named keeps its data under that name (start.js).
    const copy = localStorage[`casewright@${new URL(".", document.baseURI).pathname}`];
    const { theme, compact, no_keys } = JSON.parse(localStorage[copy ? `casewright@${copy}.settings` : "casewright.settings"]) ?? {};
    put("data-theme", ["light", "dark"].includes(theme) && theme);
    put("data-compact", compact === true && "yes");
    put("data-no-keys", no_keys === true && "yes");
  } catch {
    // Nothing is set, the settings cannot be read, or storage is blocked: keep the defaults.
  }
}
