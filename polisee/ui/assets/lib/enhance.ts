/** A behaviour that improves an element which already works without it. */
export type Behaviour = (element: HTMLElement) => void;

const behaviours: [string, Behaviour][] = [];

/** Binds a behaviour to every element that matches now, and to those that arrive later. */
export function enhance(selector: string, behaviour: Behaviour): void {
  behaviours.push([selector, behaviour]);
  bind(document, selector, behaviour);
}

function bind(root: ParentNode, selector: string, behaviour: Behaviour): void {
  for (const element of root.querySelectorAll<HTMLElement>(selector)) {
    const done = (element.dataset.enhanced ?? "").split(" ");
    if (done.includes(selector)) continue;
    element.dataset.enhanced = [...done, selector].join(" ").trim();
    behaviour(element);
  }
}

/** Binds every known behaviour inside something that was just put into the page. */
export function enhanceWithin(root: ParentNode): void {
  for (const [selector, behaviour] of behaviours) bind(root, selector, behaviour);
}

new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) {
      if (node instanceof HTMLElement && node.parentNode) enhanceWithin(node.parentNode);
    }
  }
}).observe(document.documentElement, { childList: true, subtree: true });
