import { enhance } from "./enhance";

/** The side index marks the section that one reads. */
function sideIndex(index: HTMLElement): void {
  const links = new Map<Element, HTMLAnchorElement>();
  for (const link of index.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (section) links.set(section, link);
  }
  const seen = new Set<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      const first = [...links.keys()].find((section) => seen.has(section));
      if (!first) return;
      for (const [section, link] of links) {
        if (section === first) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    },
    { rootMargin: "-10% 0px -60% 0px" },
  );
  for (const section of links.keys()) observer.observe(section);
}

/** What is folded is unfolded on paper. */
function unfoldForPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")];
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}

/** On a phone the filters are folded first: the results are what one came for. */
function fold(filters: HTMLElement): void {
  const wide = window.matchMedia("(min-width: 60rem)");
  const show = () => ((filters as HTMLDetailsElement).open = wide.matches);
  wide.addEventListener("change", show);
  show();
}

export function reading(): void {
  enhance("[data-side-index]", sideIndex);
  enhance("[data-fold]", fold);
  enhance("[data-print]", (button) => button.addEventListener("click", () => window.print()));
  unfoldForPrint();
}
