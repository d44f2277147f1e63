// Puts what a person set on the root of the page before anything is drawn, so that nothing changes its colour on the way: the theme,
// how close things stand, and whether keys without Ctrl do anything. The program writes the settings (src/settings.rs).
{
  const KEY = "casewright.settings";
  const root = document.documentElement;
  const put = (name, value) => (value ? root.setAttribute(name, value) : root.removeAttribute(name));

  const apply = (text, sign) => {
    let set;
    try {
      set = JSON.parse(text);
    } catch {
      // What cannot be read is not set.
    }
    const { theme, compact, no_keys } = set ?? {};
    put("data-theme", (theme === "light" || theme === "dark") && theme);
    put("data-compact", compact === true && "yes");
    // The first versions kept this apart.
    put("data-no-keys", (no_keys === true || sign === "off") && "yes");
  };

  const load = () => {
    try {
      apply(localStorage[KEY], localStorage["casewright.sign"]);
    } catch {
      // A browser that lets the page store nothing: everything is as at a first visit.
    }
  };

  load();
  addEventListener("storage", ({ key }) => (!key || key === KEY) && load());
  addEventListener("casewright-settings", ({ detail }) => apply(detail));
}
