// Loaded before the page is drawn, so that nobody who chose dark paper is flashed with light.
{
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const kept = localStorage.getItem("paper");
    if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  } catch {
    // A browser that keeps nothing: the system decides.
  }
}
